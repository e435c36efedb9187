import pytest
from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.manifests import AppOptions, declare
from pulumi_keda_functions.problems import InvalidInputError
from pulumi_keda_functions.scaling import AppSettings

from tests.unit.manifests.rendered import container, environment, objects, told
from tests.unit.sample import HTTP, IMAGE, QUEUE, project

RESTRICTED: AppArguments = {"restricted": True}
URLS = "ASPNETCORE_URLS"


@pytest.mark.parametrize(
    ("arguments", "settings", "port"),
    [
        pytest.param({}, {}, 80, id="as in Microsoft's images"),
        pytest.param(RESTRICTED, {}, 8080, id="without root"),
        pytest.param({}, {URLS: "http://+:5000"}, 5000, id="as the settings say"),
        pytest.param(RESTRICTED, {URLS: "http://*:5000"}, 5000, id="as the settings say, without root"),
        pytest.param({}, {"aspnetcore_urls": "https://+:443;http://[::]:7071/"}, 7071, id="beside https"),
        pytest.param({}, {URLS: "http://+"}, 80, id="without a port"),
    ],
)
def test_requests_reach_the_port_that_the_host_listens_on(
    arguments: AppArguments, settings: dict[str, str], port: int
) -> None:
    made = objects(HTTP, arguments=arguments, settings=settings)
    (listening,) = made["http-deployment"]["spec"]["template"]["spec"]["containers"][0]["ports"]
    (asked,) = made["http-service"]["spec"]["ports"]
    assert listening == {"name": asked["targetPort"], "containerPort": port}
    assert asked["port"] == 80
    assert container(HTTP, arguments=arguments, settings=settings)["readinessProbe"]["httpGet"]["port"] == port


def test_the_host_of_a_group_without_http_listens_where_it_may_too() -> None:
    assert environment(QUEUE, arguments=RESTRICTED)[URLS] == "http://+:8080"
    assert URLS not in environment(QUEUE)


def test_what_the_settings_say_is_not_said_twice() -> None:
    assert URLS not in environment(QUEUE, arguments=RESTRICTED, settings={URLS: "http://+:5000"})


def test_a_port_that_only_root_may_listen_on_is_refused() -> None:
    assert told(HTTP, arguments=RESTRICTED, settings={URLS: "http://+:80"}) == [
        "settings['ASPNETCORE_URLS']: restricted pods do not run as root, who alone may listen on port 80: "
        "leave it out, or write http://+:8080"
    ]


def test_an_address_without_http_is_refused() -> None:
    assert told(HTTP, settings={URLS: "https://+:443"}) == [
        "settings['ASPNETCORE_URLS']: 'https://+:443' has no address for HTTP: write http://+:8080 or the like"
    ]


def test_an_address_that_is_not_known_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="decides which port requests go to: give it as plain text"):
        declare(project(HTTP), AppSettings.of({URLS: None}), AppOptions("orders", IMAGE))
