"""Constants of Java, followed from name to name."""

import pytest
from pulumi_keda_functions.projects.java import read_functions

from tests.unit.projects.conftest import Write

from .conftest import ReadFiles, ReadSources

NAMES = """
    public interface Names extends Prefixes {
        String QUEUE = "orders";
        class Deep { public static final String QUEUE = PREFIX + "deep"; }
        enum Kind { SMALL, LARGE }
    }
    interface Prefixes { String PREFIX = "p-"; }
"""
FAR = """
    public final class Far { public static final String QUEUE = "far", OTHER = QUEUE + Near.X; }
    class Near { static final String X = "x"; }
"""


@pytest.mark.parametrize(
    ("written", "value"),
    [
        pytest.param('"orders"', "orders", id="text"),
        pytest.param('"or\\"d\\u0065rs\\t\\101"', 'or"ders\tA', id="escapes"),
        pytest.param('"a" + "b" + 1 + 2 + true + \'c\'', "ab12truec", id="concatenation, from left to right"),
        pytest.param('1 + 2 * 3 + "x"', "7x", id="arithmetic first"),
        pytest.param('("a" + (String) ("b"))', "ab", id="parentheses and casts"),
        pytest.param('"a" /* why */ + "b"', "ab", id="comments"),
        pytest.param('"""\n      orders\n      """', "orders\n", id="a text block"),
        pytest.param('"""\n    or\\\n    ders"""', "orders", id="a text block on two lines of code"),
        pytest.param('"%Queue%"', "%Queue%", id="a setting's name, which the host expands"),
        pytest.param("OWN", "own", id="a constant of the class"),
        pytest.param("Functions.OWN", "own", id="… by the class's name"),
        pytest.param("com.acme.Functions.OWN", "own", id="… by its full name"),
        pytest.param("Names.QUEUE", "orders", id="of an interface"),
        pytest.param("Names.PREFIX", "p-", id="inherited by an interface"),
        pytest.param("Names.Deep.QUEUE", "p-deep", id="of a class in an interface, by names from around it"),
        pytest.param("Far.OTHER", "farx", id="of another constant in another file"),
        pytest.param("Base.INHERITED", "base", id="of a class beside"),
        pytest.param('Names.QUEUE + "-" + OWN', "orders-own", id="put together"),
    ],
)
def test_value(read_java: ReadSources, written: str, value: str) -> None:
    reading = read_java(
        f"""
        static final String OWN = "own";
        @FunctionName("f")
        public void f(@QueueTrigger(name = "m", queueName = {written}, connection = "C") String m) {{}}
        """,
        Names=NAMES,
        Far=FAR,
        Base='class Base { protected static final String INHERITED = "base"; }',
    )
    assert reading.problems == ()
    assert reading.functions[0].trigger.properties["queueName"] == value


@pytest.mark.parametrize(
    ("imports", "written"),
    [
        pytest.param("import static com.other.Names.QUEUE;", "QUEUE", id="a static import"),
        pytest.param("import static com.other.Names.*;", "QUEUE", id="a static import of everything"),
        pytest.param("import com.other.Names;", "Names.QUEUE", id="an import"),
        pytest.param("import com.other.*;", "Names.QUEUE", id="an import of a package"),
        pytest.param("import com.other.Names.Deep;", "Deep.X", id="an import of a class in a class"),
        pytest.param("", "com.other.Names.QUEUE", id="a full name"),
    ],
)
def test_constants_of_another_package(read_files: ReadFiles, imports: str, written: str) -> None:
    reading = read_files(
        {
            "src/main/java/com/acme/Functions.java": f"""
                package com.acme;
                import com.microsoft.azure.functions.annotation.*;
                {imports}
                class Functions {{
                    @FunctionName("f")
                    public void f(@QueueTrigger(name = "m", queueName = {written}, connection = "C") String m) {{}}
                }}
            """,
            "src/main/java/com/other/Names.java": """
                package com.other;
                public class Names {
                    public static final String QUEUE = "orders";
                    public static class Deep { public static final String X = QUEUE; }
                }
            """,
        }
    )
    assert reading.problems == ()
    assert reading.functions[0].trigger.properties["queueName"] == "orders"


def test_constants_of_a_superclass_and_of_a_class_around(read_java: ReadSources) -> None:
    reading = read_java(
        """
        static final String CONNECTION = "Outer";
        static class Inner extends Base<String> implements Names {
            @FunctionName(NAME)
            public void f(@QueueTrigger(name = "m", queueName = QUEUE, connection = CONNECTION) String m) {}
        }
        """,
        Base='class Base<T> { static final String NAME = "inherited"; }',
        Names='interface Names { String QUEUE = "orders"; }',
    )
    (function,) = reading.functions
    assert (function.name, function.trigger.properties) == ("inherited", {"queueName": "orders", "connection": "Outer"})


def test_the_nearest_constant_of_a_name_counts(read_java: ReadSources) -> None:
    reading = read_java(
        """
        static final String QUEUE = "outer";
        static class Inner {
            static final String QUEUE = "inner";
            @FunctionName("f") public void f(@QueueTrigger(name = "m", queueName = QUEUE, connection = "C") String m) {}
        }
        @FunctionName("g") public void g(@QueueTrigger(name = "m", queueName = QUEUE, connection = "C") String m) {}
        """
    )
    queues = {function.name: function.trigger.properties["queueName"] for function in reading.functions}
    assert queues == {"f": "inner", "g": "outer"}


@pytest.mark.parametrize(
    ("pom", "sibling", "host"),
    [
        pytest.param(
            {"pom.xml": "<modules><!--<module>old</module>--><module>app</module><module> common </module></modules>"},
            "common",
            "app/pom.xml",
            id="Maven's modules",
        ),
        pytest.param(
            {"settings.gradle.kts": 'include(":app")\ninclude(\n  ":libs:common",\n)\n'},
            "libs/common",
            "app/build.gradle.kts",
            id="Gradle's included projects",
        ),
    ],
)
def test_constants_of_another_module(write: Write, pom: dict[str, str], sibling: str, host: str) -> None:
    names = "package com.acme; public interface Names { String QUEUE = Parts.A + Parts.B; }"
    function = (
        'package com.acme; class F { @FunctionName("f") '
        'void f(@QueueTrigger(name = "m", queueName = Names.QUEUE, connection = "C") String m) {} }'
    )
    root = write(
        {
            **pom,
            host: "",
            f"{sibling}/{host.partition('/')[2]}": "",
            "app/src/main/java/com/acme/F.java": function,
            f"{sibling}/src/main/java/com/acme/Names.java": names,
            "app/target/generated-sources/Parts.java": 'package com.acme; interface Parts { String A = "a", B = "b"; }',
        }
    )
    reading = read_functions(root / "app")
    assert reading.problems == ()
    assert [(one.file, one.trigger.properties["queueName"]) for one in reading.functions] == [
        ("src/main/java/com/acme/F.java", "ab")
    ]
