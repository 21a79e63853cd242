"""What was said about an organ: kept in the project and as the user's default; other organs keep their own kind."""

import json
import zipfile

import pytest

from govreport_gui import paths, profile_storage
from govreport_gui.checks.profile import Answers, OrganKind, infer_profile
from govreport_gui.cli import main
from govreport_gui.errors import ReadError
from govreport_gui.profile_storage import load_default, pack, save_default, unpack
from govreport_gui.project import Project, load, save
from govreport_gui.storage import StorageError
from tests.builders import sample_report

SAID = Answers(
    organ="青禾镇人民政府",
    kind=OrganKind.COUNTY,
    can_rule=True,
    places=("云溪县",),
    domain="qinghe.example",
    deadline=(2, 29),
    filing_deadline=(1, 20),
    switched_on=frozenset({"A14"}),
    switched_off=frozenset({"A17", "S03"}),
)


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    return tmp_path


@pytest.mark.parametrize("said", [SAID, Answers()])
def test_what_was_said_comes_back(said):
    assert unpack(json.loads(json.dumps(pack(said)))) == said


def test_what_was_not_said_follows_the_name():
    assert Answers().profile("青禾镇人民政府") == infer_profile("青禾镇人民政府")


def test_what_was_said_replaces_what_the_name_tells():
    profile = SAID.profile("青禾镇人民政府")
    assert (profile.kind, profile.is_gov, profile.can_rule) == (OrganKind.COUNTY, True, True)
    assert (profile.deadline, profile.filing_deadline) == ((2, 29), (1, 20))
    assert "云溪县" in profile.places
    assert Answers(kind=OrganKind.DEPARTMENT).profile("青禾镇人民政府").is_gov is False


def test_another_organ_keeps_its_kind_and_takes_notices_and_switches():
    said = SAID.for_organ("云溪县财政局")
    assert (said.kind, said.can_rule, said.places) == (None, None, ())
    assert (said.filing_deadline, said.switched_off) == (SAID.filing_deadline, SAID.switched_off)
    assert SAID.for_organ("青禾镇 人民政府") == SAID


@pytest.mark.parametrize(
    "data",
    [
        {"kind": "公司"},
        {"can_rule": "yes"},
        {"deadline": "02-30"},
        {"deadline": "x"},
        {"filing_deadline": 120},
        {"switched_off": "S03"},
        {"places": [1]},
    ],
)
def test_values_of_another_kind_are_refused(own_folder, data):
    with pytest.raises((StorageError, ValueError)):
        unpack(data)
    (own_folder / "profile.json").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(ReadError, match=r"机关资料文件.*请改正或者删去它"):
        load_default()


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 100_000])
def test_a_default_file_that_is_none_is_told_and_not_overwritten(own_folder, text):
    file = own_folder / "profile.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ReadError):
        save_default(SAID)
    assert file.read_text(encoding="utf-8") == text


def test_the_default_is_a_readable_file_that_keeps_keys_it_does_not_know(own_folder):
    assert load_default() == Answers()
    file = own_folder / profile_storage.FILE_NAME
    file.write_text('\ufeff{"later": 1, "switched_off": ["s03 "]}', encoding="utf-8")
    assert load_default().switched_off == {"S03"}
    save_default(SAID)
    assert load_default() == SAID
    data = json.loads(file.read_text(encoding="utf-8"))
    assert (data["later"], data["kind"], data["filing_deadline"]) == (1, "县级政府", "01-20")


def test_a_project_keeps_its_profile(tmp_path):
    path = tmp_path / "报告.govreport"
    save(Project(sample_report(), profile=SAID), path)
    assert load(path).profile == SAID
    save(Project(sample_report()), path)
    assert load(path).profile is None


def stored_in_project(path, text):
    """Write the profile.json of a project file."""
    save(Project(sample_report()), path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("profile.json", text)
    return path


def test_a_project_keeps_what_a_later_version_said_of_the_organ(tmp_path):
    path = stored_in_project(tmp_path / "报告.govreport", '{"later": 1, "domain": "qinghe.example"}')
    save(load(path), path)
    with zipfile.ZipFile(path) as archive:
        assert json.loads(archive.read("profile.json")) == {"later": 1, "domain": "qinghe.example"}


@pytest.mark.parametrize("text", ['{"kind": "公司"}', "[]", "{"])
def test_a_project_with_a_damaged_profile_is_told_in_one_sentence(tmp_path, text):
    with pytest.raises(ReadError, match="已经损坏"):
        load(stored_in_project(tmp_path / "报告.govreport", text))


def rules_told(capsys, path):
    main(["check", "--json", str(path)])
    return {finding["rule"] for finding in json.loads(capsys.readouterr().out)["findings"]}


def test_the_command_line_goes_by_the_project_then_by_the_default(tmp_path, capsys):
    path = tmp_path / "报告.govreport"
    save(Project(sample_report()), path)
    told = rules_told(capsys, path)
    one, other = sorted(told)[:2]
    save_default(Answers(switched_off=frozenset({one})))
    assert rules_told(capsys, path) == told - {one}
    save(Project(sample_report(), profile=Answers(switched_off=frozenset({other}))), path)
    assert rules_told(capsys, path) == told - {other}
