"""Trang tổng hợp cả nước: pages from counts, in the same frame as the pages of an organization."""
