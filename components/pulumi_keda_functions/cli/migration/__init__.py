"""Taking over an app that `func kubernetes deploy` made.

It calls what it makes for an app `orders` so: Deployments `orders` and `orders-http`, ScaledObject `orders`, Service
`orders-http`, Secret `orders` with the settings, Secret `func-keys-kube-secret-orders` with the function keys, and a
ServiceAccount that may do everything to Secrets
(https://github.com/Azure/azure-functions-core-tools/blob/main/src/Cli/func/Kubernetes/KubernetesHelper.cs).
"""
