"""Room 6: results become a public site. Nothing but a `PublicSite` reaches a page."""
