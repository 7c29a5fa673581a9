"""The house's imports run one way: skill → handlers → responses and interaction_model."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = {
    "skill": {"skill", "handlers", "responses", "interaction_model"},
    "handlers": {"handlers", "responses", "interaction_model"},
    "responses": {"responses"},
    "interaction_model": {"interaction_model"},
}
SDK = {"ask_sdk_core", "ask_sdk_model", "ask_sdk_runtime", "ask_sdk_webservice_support", "ask_smapi_model", "flask"}

FILES = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            names.add(node.module)
    return names


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_imports_only_from_the_rooms_below_it(path):
    room = path.relative_to(ROOT).parts[0]
    packages = {name.partition(".")[0] for name in imported(path)}
    assert packages & ROOMS.keys() <= ROOMS[room]
    if room != "skill":
        assert not packages & SDK


def test_only_one_file_imports_the_sdk_package_whose_import_fails():
    importers = [path.name for path in FILES if any("ask_sdk_webservice_support" in name for name in imported(path))]
    assert importers == ["sdk_compat.py"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_spoken_sentence_stands_in_python(path):
    """A sentence that a person could hear addresses them; the words of such sentences belong into the data files."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    documents = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, DOCUMENTED)}
    for text in texts:
        if text not in documents:
            assert "baclofen" not in text.lower() or path.name == "__main__.py", text


DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
