"""A small stand-in for the Azure Functions host, for images whose base cannot be pulled.

It loads a Python project of the v2 model with the official `azure-functions` library, works off its storage queues,
answers HTTP and the probes, and drains at SIGTERM. It knows no keys, no timers and no other triggers; what it does not
know it says in its log.
"""
