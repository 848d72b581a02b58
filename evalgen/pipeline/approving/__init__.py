"""Approvals: signed, received on the host, asked for, and held against every decided result."""
