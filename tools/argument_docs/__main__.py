"""`python -m tools.argument_docs`: write docs/arguments anew, after a change of what a component takes."""

from .pages import FOLDER, pages


def main() -> None:
    """Writes a page for each component, and removes those of components that are gone."""
    made = pages()
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
