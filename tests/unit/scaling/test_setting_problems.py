import pytest
from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.scaling import AppSettings, plan, problems_in_settings, with_arguments
from pulumi_keda_functions.scaling.setting_layers import group_layer

from tests.unit.sample import QUEUE, STORAGE, messages, project

EMULATOR = (
    "UseDevelopmentStorage means an emulator on the pod's own loopback address, where none runs: give the storage "
    "account's connection string; an emulator elsewhere is addressed in full, with AccountName, AccountKey and "
    "QueueEndpoint"
)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(
            {"groups": {"events": {"settings": {"A": "UseDevelopmentStorage=true"}}}},
            f"groups['events'].settings['A']: {EMULATOR}",
            id="an emulator for a group",
        ),
        pytest.param(
            {"keda_settings": {"A": "UseDevelopmentStorage=true"}},
            f"keda_settings['A']: {EMULATOR}",
            id="an emulator for KEDA",
        ),
        pytest.param(
            {"groups": {"events": {"settings": {"1 2": "x"}}}},
            "groups['events'].settings['1 2']: cannot be an environment variable: letters, digits, '-', '_' and '.' "
            "are allowed, at most 253, no digit first: rename it",
            id="a name of a group's",
        ),
        pytest.param(
            {"groups": {"events": {"settings": {"queue": "x"}}}},
            "groups['events'].settings['queue']: is spelt Queue elsewhere, and the host ignores case: call it Queue, "
            "so that it takes the place of that",
            id="another spelling",
        ),
        pytest.param(
            {"groups": {"events": {"settings": {"AzureWebJobs.f.Disabled": "1"}}}},
            "groups['events'].settings['AzureWebJobs_f_Disabled']: decides which functions the whole app has: "
            "give it in settings",
            id="a switch for one group",
        ),
        pytest.param(
            {"settings_from_secrets": {"vault": ["Queue"]}},
            "settings_from_secrets['vault']: Queue is in settings, too: keep it in one of the two",
            id="in settings and in a Secret",
        ),
        pytest.param(
            {"settings_from_secrets": {"vault": ["X"]}, "settings_from_config_maps": {"shared": ["X"]}},
            "settings_from_secrets['vault']: X is in the ConfigMap shared, too: keep it in one of the two",
            id="in two objects",
        ),
        pytest.param(
            {"groups": {"events": {"settings": {"X": "1"}, "settings_from_secrets": {"vault": ["X"]}}}},
            "groups['events'].settings_from_secrets['vault']: X is in groups['events'].settings, too: "
            "keep it in one of the two",
            id="twice in a group",
        ),
        pytest.param(
            {"groups": {"events": {"settings_from_secrets": {"vault": ["AzureFunctionsJobHost__a"]}}}},
            "groups['events'].settings_from_secrets['vault']: AzureFunctionsJobHost__a decides what is made, and the "
            "Secret vault is not read: give it in settings, as plain text",
            id="what decides, in a group's Secret",
        ),
        pytest.param(
            {"keda_settings": {"X": "1"}, "keda_settings_from_secrets": {"vault": ["X"]}},
            "keda_settings_from_secrets['vault']: X is in keda_settings, too: keep it in one of the two",
            id="twice for KEDA",
        ),
        pytest.param(
            {"settings_from_config_maps": {"shared": ["AzureWebJobs.f.Disabled"]}},
            "settings_from_config_maps['shared']: AzureWebJobs_f_Disabled decides what is made, and the ConfigMap "
            "shared is not read: give it in settings, as plain text",
            id="a switch that nobody reads",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_argument(arguments: AppArguments, told: str) -> None:
    settings = with_arguments(AppSettings.of({"Queue": "orders"}), arguments)
    assert messages(list(problems_in_settings(settings, arguments))) == [told]


def test_a_setting_of_host_json_that_is_not_known_yet() -> None:
    layer = group_layer("events", {"AzureFunctionsJobHost__extensions__queues__batchSize": None, "Other": None})
    assert messages(list(problems_in_settings(AppSettings(groups={"events": layer}), {}))) == [
        "groups['events'].settings['AzureFunctionsJobHost__extensions__queues__batchSize']: is not known before `up`, "
        "but decides what is made: give it as plain text, not as an Output or a secret"
    ]


@pytest.mark.parametrize(
    ("arguments", "place"),
    [
        ({"keda_settings": {"AzureWebJobStorage": "…"}}, "keda_settings['AzureWebJobStorage']"),
        ({"keda_settings_from_secrets": {"vault": ["AzureWebJobStorage"]}}, "keda_settings_from_secrets['vault']"),
    ],
)
def test_what_keda_is_given_and_nothing_asks_for_is_most_likely_misspelt(arguments: AppArguments, place: str) -> None:
    settings = with_arguments(AppSettings.of(STORAGE), arguments)
    assert messages(plan(project(QUEUE), settings).problems) == [
        f"{place}: no trigger that KEDA scales by asks for AzureWebJobStorage: "
        "name it as the connection of a trigger is named, or remove it"
    ]
