"""The options that say how files are worked through, and the batch that follows from them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.engine.batch import Batch
    from reportlint.engine.cache import Cache
    from reportlint.engine.config import Resolver, RunConfig
    from reportlint.engine.discovery import Discovery, Target

_F = TypeVar("_F", bound=Callable[..., Any])
STDIN = "-"


def _jobs(value: str) -> int:
    """A number of processes; auto and 0 stand for the number of processors."""
    number = 0 if value == "auto" else int(value) if value.isdecimal() else None
    if number is None:
        raise click.BadParameter("应为不小于 0 的整数，或 auto")
    return number


def cache_options(function: _F) -> _F:
    """Add the option that says where the cache is."""
    return click.option(
        "--cache-dir",
        type=click.Path(file_okay=False, path_type=Path),
        envvar="REPORTLINT_CACHE_DIR",
        show_envvar=True,
        metavar="文件夹",
        help="缓存放在这个文件夹（默认在用户的缓存文件夹里）。",
    )(function)


def batch_options(function: _F) -> _F:
    """Add the options; their values go to `Work`. `time_limit` and `cache` are keys of configurations as well."""
    options = (
        click.option(
            "--jobs", type=_jobs, metavar="个数", help="同时用几个进程检查，auto 为处理器的个数；默认看文件多少。"
        ),
        click.option(
            "--time-limit",
            type=click.IntRange(0, 86400),
            metavar="秒",
            help="每个文件最多检查多久，超过就停下来查下一个；0 为不限，默认 120。",
        ),
        click.option("--cache/--no-cache", default=None, help="内容和配置都没有变的文件，直接用上次的结果（默认用）。"),
        cache_options,
        click.option(
            "--files-from",
            metavar="文件",
            help="从文件里读出要检查的文件名，一行一个，或用空字符分开；- 是标准输入。",
        ),
        click.option(
            "--stdin-name",
            default="stdin.txt",
            metavar="文件名",
            help="用 - 从标准输入读取时的文件名，默认 stdin.txt。",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


class Work(NamedTuple):
    """What the options ask for."""

    jobs: int | None
    time_limit: int | None
    cache: bool | None
    cache_dir: Path | None
    files_from: str | None
    stdin_name: str

    @classmethod
    def take(cls, wishes: dict[str, Any]) -> Work:
        """The values of the options above, which are taken out of all values that a command has."""
        return cls(**{name: wishes.pop(name) for name in cls._fields})

    def names(self, paths: Sequence[str]) -> Sequence[str]:
        """All that is named on the command line and in a list; the current folder where nothing is."""
        if self.files_from is None:
            return paths or (".",)
        if self.files_from == STDIN and STDIN in paths:
            raise click.UsageError("标准输入不能既是报告又是文件名的列表。")
        return (*paths, *_listed(self.files_from))

    def batch(
        self,
        names: Iterable[str],
        resolver: Resolver,
        run: RunConfig,
        *,
        left_out: Callable[[Path], bool] = lambda _: False,
        timing: bool = False,
    ) -> tuple[Discovery, Batch]:
        """The files that names stand for, and the batch of them; `left_out` says what is to be left out of folders."""
        from reportlint.engine.batch import Batch, Options
        from reportlint.engine.discovery import Target, discover

        names = list(names)
        found = discover(
            (name for name in names if name != STDIN), lambda path: left_out(path) or resolver.excluded(path)
        )
        if STDIN in names:
            found.targets.insert(0, Target(Path(self.stdin_name), data=_stdin()))
        cache = self._cache(found.targets) if run.cache else None
        options = Options(self.jobs, run.time_limit, strict=bool(self.time_limit), cache=cache, timing=timing)
        return found, Batch(found.targets, resolver, options)

    def _cache(self, targets: Sequence[Target]) -> Cache | None:
        """The cache, where it pays or is asked for: not for a single file, but a pdf takes long enough."""
        from reportlint.engine.cache import Cache, default_folder

        if len(targets) <= 1 and not self.cache and not any(target.path.suffix.lower() == ".pdf" for target in targets):
            return None
        return Cache(self.cache_dir or default_folder())


def _listed(source: str) -> Sequence[str]:
    """The names in a list of files."""
    from reportlint.engine.ignoring import text_of

    try:
        data = _stdin() if source == STDIN else Path(source).read_bytes()
        text = text_of(data)
    except FileNotFoundError:
        raise click.UsageError(f"--files-from 给出的文件 {source} 不存在。") from None
    except UnicodeDecodeError:
        raise click.UsageError(f"--files-from 给出的文件 {source} 不是文本文件。") from None
    return [name for name in (text.split("\0") if "\0" in text else text.splitlines()) if name.strip()]


def _stdin() -> bytes:
    if sys.stdin is None:
        raise click.UsageError("标准输入是关闭的，没有内容可查。")
    return sys.stdin.buffer.read()
