"""Kotlin: what it writes in its own way."""

import pytest

from .conftest import ReadFiles, ReadSources

NAMES = """
const val TOP = "top"
private const val PREFIX = "p-"
object Names {
    const val QUEUE = "orders"
    object Deep {
        const val QUEUE = PREFIX + "deep"
    }
}
interface Contract {
    companion object {
        const val QUEUE = "contract"
    }
}
"""


@pytest.mark.parametrize(
    ("written", "value"),
    [
        pytest.param('"or\\u0064ers\\$"', "orders$", id="text with escapes"),
        pytest.param('"""raw\\n"""', "raw\\n", id="a raw string has none"),
        pytest.param('"a" + ("b") + 1 + true', "ab1true", id="concatenation"),
        pytest.param('"$OWN-x"', "own-x", id="a template"),
        pytest.param('"${Names.QUEUE}-${OWN}%Env%"', "orders-own%Env%", id="templates in braces"),
        pytest.param('"""${Names.QUEUE}$OWN"""', "ordersown", id="templates in a raw string"),
        pytest.param("OWN", "own", id="a constant of the file"),
        pytest.param("LOCAL", "local", id="a constant of the companion object"),
        pytest.param("Functions.LOCAL", "local", id="… by its class"),
        pytest.param("Functions.Companion.LOCAL", "local", id="… by its own name"),
        pytest.param("TOP", "top", id="of another file of the package"),
        pytest.param("com.acme.TOP", "top", id="… by its full name"),
        pytest.param("Names.QUEUE", "orders", id="of an object"),
        pytest.param("Names.Deep.QUEUE", "p-deep", id="of an object in an object"),
        pytest.param("Contract.QUEUE", "contract", id="of an interface's companion"),
    ],
)
def test_value(read_kotlin: ReadSources, written: str, value: str) -> None:
    reading = read_kotlin(
        f"""
const val OWN = "own"

class Functions {{
    companion object {{
        private const val LOCAL = "local"
    }}

    @FunctionName("f")
    fun f(@QueueTrigger(name = "m", queueName = {written}, connection = "C") message: String, c: ExecutionContext) {{
    }}
}}
""",
        Names=NAMES,
    )
    assert reading.problems == ()
    assert reading.functions[0].trigger.properties["queueName"] == value


def test_functions_of_every_place(read_kotlin: ReadSources) -> None:
    reading = read_kotlin(
        """
import com.microsoft.azure.functions.annotation.FunctionName as Fn

@FunctionName("first")
fun first(@TimerTrigger(name = "t", schedule = "%S%") timer: String) {
}

@Fn(value = "second")
@StorageAccount("Account")
suspend fun second(@QueueTrigger(name = "m", queueName = "q") message: String?): Unit = coroutineScope { }

object Single {
    @JvmStatic
    @FunctionName("third") fun third(@WarmupTrigger context: Any) {
    }
}

class Service(private val repository: Repository) : Base(), Contract {
    @[FunctionName("fourth") Audited]
    fun fourth(
        @HttpTrigger(
            name = "r",
            methods = [HttpMethod.GET, HttpMethod.POST],
            authLevel = AuthorizationLevel.ANONYMOUS,
        ) request: HttpRequestMessage<Optional<String>>,
        @QueueOutput(name = "o", queueName = "out", connection = "C") output: OutputBinding<String>,
    ): HttpResponseMessage = request.ok()
}
"""
    )
    assert reading.problems == ()
    told = [(one.name, one.line, one.trigger.type, dict(one.trigger.properties)) for one in reading.functions]
    assert told == [
        ("first", 6, "timerTrigger", {"schedule": "%S%"}),
        ("second", 10, "queueTrigger", {"connection": "Account", "queueName": "q"}),
        ("third", 16, "warmupTrigger", {}),
        ("fourth", 21, "httpTrigger", {"authLevel": "ANONYMOUS", "methods": ["GET", "POST"]}),
    ]
    assert [binding.type for binding in reading.functions[-1].bindings] == ["queue", "http"]


def test_arrays_and_imported_constants(read_files: ReadFiles) -> None:
    reading = read_files(
        {
            "src/main/kotlin/Functions.kt": """
package com.acme

import com.other.Names.QUEUE
import com.other.CONNECTION as ACCOUNT

class Functions {
    @FunctionName("f")
    fun f(@Own(queue = QUEUE, connection = ACCOUNT, tags = arrayOf("a", QUEUE)) message: String) {
    }
}

@CustomBinding(direction = "in", name = "", type = "ownTrigger")
annotation class Own(val queue: String, val connection: String = "", val tags: Array<String> = [])
""",
            "src/main/kotlin/names.kt": """
package com.other

const val CONNECTION = "Storage"

object Names {
    const val QUEUE = "orders"
}
""",
        }
    )
    assert reading.problems == ()
    (function,) = reading.functions
    assert function.trigger.type == "ownTrigger"
    assert function.trigger.properties == {"queue": "orders", "connection": "Storage", "tags": ["a", "orders"]}


def test_a_files_top_level_is_the_class_of_its_name_or_its_jvm_name(read_files: ReadFiles) -> None:
    reading = read_files(
        {
            "src/main/java/com/acme/Functions.java": """
                package com.acme;
                class Functions {
                    @FunctionName(NamesKt.NAME)
                    public void f(@QueueTrigger(name = "m", queueName = Named.QUEUE, connection = "C") String m) {}
                }
            """,
            "src/main/kotlin/names.kt": 'package com.acme\n\nconst val NAME = "f"\n',
            "src/main/kotlin/more.kt": '@file:JvmName("Named")\npackage com.acme\n\nconst val QUEUE = "orders"\n',
        }
    )
    (function,) = reading.functions
    assert (function.name, function.trigger.properties["queueName"]) == ("f", "orders")
