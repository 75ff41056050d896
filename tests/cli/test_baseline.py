"""`reportlint baseline` and `check --baseline`: only new findings count."""

import json
from pathlib import Path

import pytest

WRONG = "本年支出78.55万元，比年初预算数减少14.5万元，增加22%。\n"
OTHER = "公务接待费2.15万元，比年初预算数减少0.5万元，增加30.3%。\n"
BASELINE = Path("reportlint-baseline.json")
ONLY = ("--select", "ARI101")


@pytest.fixture
def reports(run):
    """Two files in a folder, each with one finding, which a baseline knows."""
    Path("送审").mkdir()
    Path("送审/甲局.txt").write_text(WRONG, "utf-8")
    Path("送审/乙局.md").write_text(OTHER, "utf-8")
    assert run("baseline", "write", *ONLY, "送审").exit_code == 0


def known():
    return json.loads(BASELINE.read_text("utf-8"))["files"]


def codes():
    return {name: [item["code"] for item in items] for name, items in known().items()}


def check(run, *words):
    result = run("check", *ONLY, "--baseline", str(BASELINE), "--format", "json", *words)
    model = json.loads(result.output)
    return result.exit_code, {
        Path(file["path"]).as_posix(): [(found["code"], found["new"]) for found in file["findings"]]
        for file in model["files"]
    }


@pytest.mark.usefixtures("reports")
def test_writing_names_files_from_the_baselines_folder():
    assert codes() == {"送审/乙局.md": ["ARI101"], "送审/甲局.txt": ["ARI101"]}


@pytest.mark.usefixtures("reports")
def test_writing_again_changes_nothing(run):
    before = BASELINE.read_bytes()
    result = run("baseline", "write", *ONLY, "送审")
    assert "新增" not in result.output
    assert BASELINE.read_bytes() == before


_USE = "检查时要写明它才算数：reportlint check --baseline 一审.json；或者在配置里写 baseline = '一审.json'。"


@pytest.mark.parametrize(
    ("configured", "options", "told"),
    [
        ("", ["--baseline", "一审.json"], True),
        ("baseline = '一审.json'", [], False),
        ("baseline = '一审.json'", ["--baseline", "一审.json"], False),
        ("baseline = '二审.json'", ["--baseline", "一审.json"], True),
        ("baseline = '一审.json'", ["--baseline", "一审.json", "--isolated"], True),
    ],
    ids=["nowhere", "in the configuration", "in both", "another there", "configuration left out"],
)
def test_writing_tells_what_makes_the_file_count_unless_the_configuration_does(run, configured, options, told):
    Path("甲局.txt").write_text(WRONG, "utf-8")
    Path("reportlint.toml").write_text(configured, "utf-8")
    result = run("baseline", "write", *ONLY, *options, "甲局.txt")
    assert (result.exit_code, _USE in result.stdout, "检查时" in result.stdout) == (0, told, told)


@pytest.mark.usefixtures("reports")
def test_known_findings_are_shown_and_do_not_count(run):
    assert check(run, "送审") == (
        0, {"送审/乙局.md": [("ARI101", False)], "送审/甲局.txt": [("ARI101", False)]},
    )  # fmt: skip
    text = run("check", *ONLY, "--baseline", str(BASELINE), "送审").output
    assert "已知" in text
    assert "另有 2 个在基线里" in text


@pytest.mark.usefixtures("reports")
def test_new_findings_count(run):
    Path("送审/甲局.txt").write_text(f"一、三公经费\n{OTHER}二、收支\n{WRONG}", "utf-8")
    code, files = check(run, "送审/甲局.txt")
    assert code == 1
    assert files == {"送审/甲局.txt": [("ARI101", True), ("ARI101", True)]}
    Path("送审/甲局.txt").write_text(OTHER + WRONG, "utf-8")
    assert check(run, "送审/甲局.txt") == (1, {"送审/甲局.txt": [("ARI101", True), ("ARI101", False)]})
    assert check(run, "--only-new", "送审/甲局.txt") == (1, {"送审/甲局.txt": [("ARI101", True)]})


@pytest.mark.usefixtures("reports")
def test_a_changed_number_makes_a_finding_new(run):
    Path("送审/甲局.txt").write_text(WRONG.replace("14.5", "14.6"), "utf-8")
    assert check(run, "送审/甲局.txt") == (1, {"送审/甲局.txt": [("ARI101", True)]})


@pytest.mark.usefixtures("reports")
def test_from_another_folder(run, monkeypatch):
    monkeypatch.chdir("送审")
    result = run("check", *ONLY, "--baseline", str(Path("..", BASELINE)), "--only-new", "甲局.txt", "乙局.md")
    assert result.exit_code == 0


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_processes_make_no_difference(run, jobs):
    Path("送审/丙局.txt").write_text(WRONG, "utf-8")
    code, files = check(run, "--jobs", jobs, "--no-cache", "送审")
    assert code == 1
    assert [new for _, found in sorted(files.items()) for _, new in found] == [True, False, False]


@pytest.mark.usefixtures("reports")
def test_a_baseline_named_by_the_configuration(run):
    Path("reportlint.toml").write_text(f'baseline = "{BASELINE}"\nselect = ["ARI101"]\n', "utf-8")
    assert run("check", "送审").exit_code == 0
    assert run("check", "--only-new", "送审").exit_code == 0
    assert run("baseline", "show").output.count("ARI101") == 2


@pytest.mark.usefixtures("reports")
def test_the_cache_does_not_remember_the_baseline(run):
    assert check(run, "送审/甲局.txt")[0] == 0
    assert run("check", *ONLY, "送审/甲局.txt").exit_code == 1
    assert check(run, "送审/甲局.txt")[0] == 0


@pytest.mark.usefixtures("reports")
def test_suppressed_findings_are_not_written(run):
    BASELINE.unlink()
    run("suppress", "送审/甲局.txt", "ARI101", "--reason", "已核对")
    run("baseline", "write", *ONLY, "送审")
    assert codes() == {"送审/乙局.md": ["ARI101"]}


@pytest.mark.usefixtures("reports")
def test_a_reason_that_was_added_stays(run):
    content = json.loads(BASELINE.read_text("utf-8"))
    content["files"]["送审/甲局.txt"][0]["reason"] = "上年已报送"
    BASELINE.write_text(json.dumps(content), "utf-8")
    Path("送审/丙局.txt").write_text(WRONG, "utf-8")
    run("baseline", "write", *ONLY, "送审")
    assert known()["送审/甲局.txt"][0]["reason"] == "上年已报送"
    assert "理由：上年已报送" in run("baseline", "show").output


@pytest.mark.usefixtures("reports")
def test_what_was_not_checked_stays(run):
    before = BASELINE.read_bytes()
    run("baseline", "write", *ONLY, "送审/甲局.txt")
    run("baseline", "write", "--select", "TYP805", "送审")
    run("baseline", "prune", "--select", "TYP805")
    assert BASELINE.read_bytes() == before


@pytest.mark.usefixtures("reports")
def test_pruning_drops_what_is_gone_and_adds_nothing(run):
    Path("送审/甲局.txt").write_text("支出1万元。\n" + OTHER, "utf-8")
    Path("送审/乙局.md").unlink()
    result = run("baseline", "prune", *ONLY)
    assert result.exit_code == 0
    assert "去掉 2 个" in result.output
    assert codes() == {}


@pytest.mark.usefixtures("reports")
def test_pruning_keeps_what_still_occurs(run):
    before = BASELINE.read_bytes()
    assert "去掉" not in run("baseline", "prune", *ONLY).output
    assert BASELINE.read_bytes() == before


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize("command", [["write", *ONLY, "送审"], ["prune", *ONLY]], ids=["write", "prune"])
def test_a_file_that_cannot_be_read_is_named_and_keeps_its_entries(run, command):
    Path("送审/甲局.txt").write_bytes(b"\x00\x01\x02")
    result = run("baseline", *command)
    assert result.exit_code == 2
    assert "甲局.txt" in result.output
    assert "没有查成" in result.output
    assert codes() == {"送审/乙局.md": ["ARI101"], "送审/甲局.txt": ["ARI101"]}


DAMAGED = [
    ("no JSON", "{", "已损坏"),
    ("another file", '{"name": "x"}', "不是 reportlint 的基线文件"),
    ("a later version", '{"tool": "reportlint", "version": 9}', "请升级 reportlint"),
]
COMMANDS = {
    "check": ["check", "送审", "--baseline", str(BASELINE)],
    "write": ["baseline", "write", "送审"],
    "prune": ["baseline", "prune"],
    "show": ["baseline", "show"],
}


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize(("text", "message"), [row[1:] for row in DAMAGED], ids=[row[0] for row in DAMAGED])
def test_a_file_that_is_no_baseline_is_refused_and_left_alone(run, command, text, message):
    BASELINE.write_text(text, "utf-8")
    result = run(*command)
    assert result.exit_code == 2
    assert message in result.output
    assert BASELINE.name in result.output
    assert BASELINE.read_text("utf-8") == text


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize(
    "command", [COMMANDS[name] for name in ("check", "prune", "show")], ids=["check", "prune", "show"]
)
def test_a_missing_baseline_is_refused(run, command):
    BASELINE.unlink()
    result = run(*command)
    assert result.exit_code == 2
    assert "找不到基线文件" in result.output


def test_only_new_needs_a_baseline(run):
    result = run("check", "--only-new")
    assert result.exit_code == 2
    assert "--baseline" in result.output


def test_a_long_list_is_cut(run):
    Path("甲局.txt").write_text(
        "".join(f"（{n}）差旅费{n}.15万元，比年初预算数减少0.5万元，增加30.3%。\n" for n in range(10, 35)), "utf-8"
    )
    result = run("baseline", "write", *ONLY)
    assert "新增 25 个" in result.output
    assert "……另有 5 个" in result.output


@pytest.mark.parametrize("page", ["baseline.md", "baseline.en.md"])
def test_the_examples_in_the_documentation(play, page):
    assert play(page) >= 4
