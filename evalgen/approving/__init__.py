"""Room 5: two revisions → what changed, who must approve, were the approvals given."""
