"""npm's version ranges, as far as they tell major versions (https://github.com/npm/node-semver#ranges)."""

import re

NUMBER = r"(?:\d+|[xX*])"
COMPARATOR = re.compile(
    rf"\s*(?P<operator>\^|~>?|>=|<=|>|<|=)?\s*v?(?P<major>{NUMBER})(?:\.(?P<rest>{NUMBER}(?:\.{NUMBER})?))?(?:[-+][\w.+-]*)?"
)
HYPHEN = re.compile(r"(\S+)\s+-\s+(\S+)")


def majors_allowed(text: str, majors: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `majors` of which some version is in the range. Raises ValueError where `text` is none."""
    alternatives = [_comparators(alternative) for alternative in text.split("||")]
    return tuple(
        major
        for major in majors
        if any(all(_allows(comparator, int(major)) for comparator in each) for each in alternatives)
    )


def _comparators(alternative: str) -> list[re.Match[str]]:
    text, position, found = HYPHEN.sub(r">=\1 <=\2", alternative).strip(), 0, []
    while position < len(text):
        comparator = COMPARATOR.match(text, position)
        if comparator is None:
            raise ValueError(alternative)
        found.append(comparator)
        position = comparator.end()
    return found


def _allows(comparator: re.Match[str], major: int) -> bool:
    if not comparator["major"].isdigit():
        return True
    bound, rest = int(comparator["major"]), comparator["rest"]
    match comparator["operator"]:
        case ">=":
            return major >= bound
        case ">":
            return major > bound or (major == bound and rest is not None)
        case "<=":
            return major <= bound
        case "<":
            return major < bound or (major == bound and re.search(r"[1-9]", rest or "") is not None)
        case _:
            return major == bound
