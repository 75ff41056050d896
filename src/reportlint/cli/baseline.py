"""`reportlint baseline`, and what other commands do with a baseline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reportlint.cli.batches import Work, batch_options
from reportlint.cli.boundary import FAILED
from reportlint.cli.progress import with_progress
from reportlint.cli.selection import config_options, resolver, selection_options

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportlint.engine.baseline import Baseline, Known, Update
    from reportlint.engine.config import Resolver
    from reportlint.engine.results import FileResult, Result

_F = TypeVar("_F", bound=Callable[..., Any])
_DEFAULT = "reportlint-baseline.json"
_MOST = 20  # findings that are listed


def baseline_options(function: _F) -> _F:
    """Add the options that leave out what a baseline knows."""
    only_new = click.option("--only-new", is_flag=True, help="不显示基线里已有的问题。")
    return _file_option("其中的问题算已知，不影响退出码；用 reportlint baseline write 生成。")(only_new(function))


def _file_option(more: str) -> Callable[[_F], _F]:
    return click.option("--baseline", type=click.Path(dir_okay=False), metavar="文件", help=f"基线文件。{more}")


def accepted(path: str | None, *, only_new: bool) -> Baseline | None:
    """The baseline that a run is compared with. Raises BaselineError if it cannot be used."""
    if path is None and only_new:
        raise click.UsageError("--only-new 要和 --baseline 一起用，或在配置里写明 baseline。")
    if path is None:
        return None
    from reportlint.engine.baseline import Baseline

    return Baseline.load(Path(path))


def without_known(result: Result, baseline: Baseline | None, *, only_new: bool) -> Result:
    """A result whose known findings no longer count, or are left out."""
    if baseline is None:
        return result
    from reportlint.engine.baseline import apply_baseline

    return apply_baseline(result, baseline, only_new=only_new)


@click.group("baseline", short_help="把现有问题记作已知，以后只看新问题")
def command() -> None:
    """把现有的问题记进基线文件，以后只看新出现的问题：reportlint check --baseline 文件 --only-new。"""


@command.command("write")
@click.argument("paths", nargs=-1, metavar="[文件或文件夹…]")
@_file_option(f"默认是当前文件夹的 {_DEFAULT}。")
@batch_options
@selection_options
@click.pass_context
def write(ctx: click.Context, /, *, paths: tuple[str, ...], baseline: str | None, **wishes: Any) -> None:
    """检查文件，把现在的问题全部记进基线。没有检查的文件、没有启用的规则，原来记的不变；已忽略的问题不记。

    退出码：0 写好了；2 有文件没能检查，或基线文件不能用。
    """
    from reportlint.engine.baseline import Baseline, written

    work = Work.take(wishes)
    names = work.names(paths)
    chosen = resolver(wishes, baseline=baseline, time_limit=work.time_limit, cache=work.cache)
    path = _path(chosen, names)
    new = not path.exists()
    old = Baseline(path) if new else Baseline.load(path)
    run = _Run(work, names, chosen)
    _save(written(old, run.results, run.codes), new=new)
    _tell_use(path, configured=_configured(names, wishes))
    ctx.exit(run.code())


@command.command("prune")
@_file_option(f"默认是当前文件夹的 {_DEFAULT}。")
@batch_options
@selection_options
@click.pass_context
def prune(ctx: click.Context, /, *, baseline: str | None, **wishes: Any) -> None:
    """重新检查基线里的文件，去掉已经不存在的问题；不会增加任何问题。

    退出码：0 完成；2 有文件没能检查，或基线文件不能用。
    """
    from reportlint.engine.baseline import Baseline, pruned

    work = Work.take(wishes)
    chosen = resolver(wishes, baseline=baseline, time_limit=work.time_limit, cache=work.cache)
    old = Baseline.load(_path(chosen, (".",)))
    places = {name: old.path.parent / name for name in old.files}
    gone = [name for name, place in places.items() if not place.is_file()]
    run = _Run(work, [str(place) for name, place in places.items() if name not in gone], chosen)
    _save(pruned(old, run.results, gone, run.codes), new=False)
    ctx.exit(run.code())


@command.command("show")
@_file_option(f"默认是当前文件夹的 {_DEFAULT}。")
@config_options
def show(*, baseline: str | None, **wishes: Any) -> None:
    """列出基线里的问题。"""
    from reportlint.engine.baseline import Baseline

    known = Baseline.load(_path(resolver(wishes, baseline=baseline), (".",)))
    for name, items in sorted(known.files.items()):
        click.echo(name)
        for item in sorted(items):
            click.echo(f"  {item.code} {item.message or item.quote}")
            if item.reason:
                click.echo(f"    理由：{item.reason}")
    click.echo(_total(known))


def _path(chosen: Resolver, names: Iterable[str]) -> Path:
    return Path(chosen.for_run(names).baseline or _DEFAULT)


def _configured(names: Iterable[str], wishes: Mapping[str, Any]) -> str | None:
    """The baseline that the configuration names, whatever the command line says."""
    return resolver({key: wishes[key] for key in ("config", "isolated")}).for_run(names).baseline


def _tell_use(path: Path, *, configured: str | None) -> None:
    """Say how the file comes to count, unless it does already."""
    from reportlint.engine.config.paths import absolute, shown

    if configured is None or Path(configured) != absolute(path):
        name = shown(absolute(path))
        click.echo(f"检查时要写明它才算数：reportlint check --baseline {name}；或者在配置里写 baseline = '{name}'。")


class _Run:
    """The results of checking files, each with its own configuration."""

    def __init__(self, work: Work, names: Sequence[str], chosen: Resolver) -> None:
        from reportlint.engine.assembly import Linters

        self._resolver, self._linters = chosen, Linters()
        _, batch = work.batch(names, chosen, chosen.for_run(names))
        self.results = [done.file for done in sorted(with_progress(batch), key=lambda done: done.number)]

    def codes(self, file: FileResult) -> frozenset[str]:
        """The codes of the rules that ran on a file."""
        return self._linters[self._resolver.for_path(Path(file.path))].codes

    def code(self) -> int:
        """The exit code; files that could not be checked are named on standard error."""
        unread = [file for file in self.results if file.status != "ok"]
        for file in unread:
            click.echo(f"没有查成，原来记的不变：{file.path}：{file.findings[0].message}", err=True)
        return FAILED if unread else 0


def _save(update: Update, *, new: bool) -> None:
    """Write a baseline if it changed, and say what did."""
    if update.added or update.dropped or new:
        update.baseline.save()
    for verb, items in (("新增", update.added), ("去掉", update.dropped)):
        if items:
            click.echo(f"{verb} {len(items)} 个：")
            _list(items)
    click.echo(_total(update.baseline))


def _list(items: Sequence[tuple[str, Known]]) -> None:
    for name, known in items[:_MOST]:
        click.echo(f"  {name} {known.code} {known.message or known.quote}")
    if len(items) > _MOST:
        click.echo(f"  ……另有 {len(items) - _MOST} 个。")


def _total(baseline: Baseline) -> str:
    from reportlint.engine.config.paths import shown

    number = sum(map(len, baseline.files.values()))
    return f"{shown(baseline.path)}：{len(baseline.files)} 个文件，{number} 个已知问题。"
