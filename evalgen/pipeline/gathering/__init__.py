"""Published results of many organizations on their way to one dataset, and to the pages of the country."""
