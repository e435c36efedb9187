"""Stands in for Pulumi's kubernetes resource plugin 4.34.2 on machines that cannot download it.

It speaks `pulumirpc.ResourceProvider` to the engine and the REST API to a cluster, and answers as the plugin
does: what it checks, what it replaces, what it waits for. Releases are the work of the `helm` executable. Charts as
components, client-side apply and rendering to YAML files are left to Pulumi's own plugin; asked for them, it says so.

Behaviour: https://www.pulumi.com/registry/packages/kubernetes/ and https://github.com/pulumi/pulumi-kubernetes.
One difference is known: fields that Kubernetes does not have are dropped by the plugin, while this program sends
them and shows them as a change again on the next run.
"""

VERSION = "4.34.2"
