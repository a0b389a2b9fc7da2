"""Feeds and sitemaps: each entry an article."""
