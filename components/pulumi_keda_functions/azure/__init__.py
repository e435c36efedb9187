"""What Azure allows and calls things: address plans, roles, names, quotas, versions, combinations."""
