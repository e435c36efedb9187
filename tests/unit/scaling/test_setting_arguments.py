from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.scaling import AppSettings, values_of_layers, with_arguments
from pulumi_keda_functions.scaling.setting_layers import Holder, HolderKind

ARGUMENTS: AppArguments = {
    "groups": {"events": {"settings": {"ConnectionStrings:Orders": "own", "Mode": "events"}}, "http": {}},
    "keda_settings": {"Bus": "with more rights"},
    "settings_from_config_maps": {"shared": ["Region"]},
    "settings_from_secrets": {"vault": ["Db", "Cache:Url"], "empty": []},
}
SETTINGS = with_arguments(AppSettings.of({"Mode": "app", "Bus": "of the app", "Late": None}), ARGUMENTS)


def test_a_setting_that_an_object_holds_is_there_and_not_known() -> None:
    assert SETTINGS.find("cache:url") == "Cache__Url"
    assert SETTINGS.text("Cache__Url") is None
    assert SETTINGS.held == {
        "Region": Holder(HolderKind.CONFIG_MAP, "shared"),
        "Db": Holder(HolderKind.SECRET, "vault"),
        "Cache__Url": Holder(HolderKind.SECRET, "vault"),
    }
    assert SETTINGS.own == {"Mode", "Bus", "Late"}


def test_a_group_sees_its_own_settings_over_the_app_s() -> None:
    events = SETTINGS.of_group("events")
    assert events.find("MODE") == "Mode of events"
    assert events.text("Mode") == "events"
    assert events.text("ConnectionStrings__Orders") == "own"
    assert events.text("Bus") == "of the app"
    assert "Mode" not in events.names


def test_the_other_groups_do_not_see_them() -> None:
    http = SETTINGS.of_group("http")
    assert http.text("Mode") == "app"
    assert http.find("ConnectionStrings__Orders") is None


def test_keda_sees_its_own_over_those_of_the_group_that_it_scales() -> None:
    seen = SETTINGS.of_group("events").as_keda_sees()
    assert seen.find("Bus") == "Bus for KEDA"
    assert seen.text("Bus") == "with more rights"
    assert seen.text("Mode") == "events"


def test_an_address_that_keda_alone_has_hides_the_connection_string_of_the_app() -> None:
    settings = with_arguments(
        AppSettings.of({"Bus": "Endpoint=…"}), {"keda_settings": {"Bus__fullyQualifiedNamespace": "n.servicebus"}}
    )
    assert settings.find("Bus") == "Bus"
    assert settings.as_keda_sees().find("Bus") is None
    assert settings.as_keda_sees().has_section("Bus")


def test_values_by_the_name_that_a_setting_has_for_them() -> None:
    told = {name: (given.argument, given.name, given.value) for name, given in values_of_layers(ARGUMENTS).items()}
    assert told == {
        "ConnectionStrings__Orders of events": ("groups['events'].settings", "ConnectionStrings:Orders", "own"),
        "Mode of events": ("groups['events'].settings", "Mode", "events"),
        "Bus for KEDA": ("keda_settings", "Bus", "with more rights"),
    }
