"""What the installed azure-native SDK says about resources and functions, read from its source.

Importing one of the SDK's modules runs a megabyte of classes; a provider process starts for every run of the engine
and needs a dozen of them. So a class is cut out of its file and parsed when it is first asked for.
"""
