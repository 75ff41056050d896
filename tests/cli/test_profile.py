"""`reportlint profile`."""

from __future__ import annotations

from pathlib import Path

from reportlint.engine.registry import installed


def own() -> None:
    Path("模板").mkdir()
    text = (
        'id = "ours"\ntitle = "本市的模板"\nextends = "default"\n[[section]]\ntitle = "数字政府"\nalso = ["信息化"]\n'
    )
    Path("模板/a.toml").write_text(text, "utf-8")
    Path("reportlint.toml").write_text('profiles = "模板"', "utf-8")


def test_every_profile_is_listed(run):
    assert [line.split()[0] for line in run("profile").stdout.splitlines()] == list(installed().profiles)


def test_own_profiles_are_listed_and_described(run):
    own()
    assert "ours" in [line.split()[0] for line in run("profile").stdout.splitlines()]
    assert run("profile", "ours").stdout.startswith("ours：本市的模板\n")
    assert "数字政府　必备（也可写作：信息化）" in run("profile", "ours").stdout
    assert "ours" not in run("profile", "--isolated").stdout


def test_several_profiles_are_described(run):
    page = run("profile", "default", "guangdong-department").stdout
    assert page.startswith("default：")
    assert "\n\nguangdong-department：" in page


def test_an_unknown_profile_is_said(run):
    result = run("profile", "guangdong-departmnt")
    assert result.exit_code == 2
    assert "没有名为 guangdong-departmnt 的模板（是不是 guangdong-department？）；" in result.stderr
