"""What an article says around its running text: headline, credits, labels, lists."""
