"""An Azure for tests: stands in for pulumi-resource-azure-native 3.29.0 through the real engine, as strict as Azure is.

A test asks for the fixture `azure` (tests/engine/conftest.py) and runs programs with its variables:

    def test_a_registry(azure: AzureAccount, azure_stack: EngineStack) -> None:
        azure_stack.up(program)
        assert azure.journal("create") == ["ResourceGroup shop", "Registry shopimages"]

- Types: every input is held against the SDK's own classes at any depth (`type_check`): unknown and misspelt properties,
  missing ones, wrong types, values that an enumeration does not have. That happens in Check, thus in previews, too.
- Rules: what Azure refuses (`rules`, by kind), with Azure's error code. Rules about the inputs alone hold in previews,
  as far as values are known; rules about other resources hold when something is really written.
- Answers: ids, principals, issuer, host names (`outputs`); unknown in previews as the plugin has it (`preview`), where
  the preview of an update knows `id`, `name` and `location` only. The principal of every identity is a UUID that hangs
  on its id alone. Kubeconfigs lead to the local cluster (`kubeconfigs`).
- Replacement: as the plugin decides (`replacement`). What it does not list is sent to Azure as an update, which the
  rules may refuse (`PropertyChangeNotAllowed`).
- Refresh: inputs change where Azure's answer changed (`refresh`), as the plugin does it.
- State: a folder (`cloud`) that survives runs; `AzureAccount.drift` changes it behind the engine's back and
  `AzureAccount.exists` puts there what a program finds. All writes are noted with times (`journal`).

A kind of resource is added by a line in `kinds`, a function by a line in `functions`; both say so when they lack one.
"""

from importlib.metadata import version

VERSION = version("pulumi-azure-native")
"""The engine looks for the plugin under the version of the installed SDK."""
