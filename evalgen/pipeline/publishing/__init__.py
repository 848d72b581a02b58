"""Results on their way out: the site, internal papers, files for spreadsheets; and a site held against its records."""
