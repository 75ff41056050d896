"""`reportlint new-check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.testing.drafts import Draft

_FOLDER = "my_checks"  # where no pack is configured


@click.command("new-check", short_help="新写一条规则：写好模块和带案例的说明页")
@click.argument("name", metavar="名称")
@click.option("--code", metavar="代码", help="三个大写字母加三位数字；不写时接着同一处的规则往下编。")
@click.option("--title", metavar="标题", help="中文标题，说明什么算毛病；可以以后再改。")
@click.option(
    "--folder",
    metavar="文件夹",
    type=click.Path(file_okay=False, path_type=Path),
    help=f"写在这个文件夹里（默认是配置里的规则包，没有时是 {_FOLDER}）。",
)
def command(name: str, code: str | None, title: str | None, folder: Path | None) -> None:
    """写好一条新规则的模块和说明页；说明页上的案例都还不通过，写好规则以后才通过。

    名称是小写英文单词，用 - 连接，说的是毛病，例如 old-name。已有的文件不会改动。
    """
    from reportlint.testing.drafts import draft
    from reportlint.testing.pages import home_of

    place = folder or _default_folder()
    home = home_of(place)
    new = draft(home, place, name, code, title)
    _write(new)
    click.echo(f"已写好规则 {new.code}：{new.page}、{new.module}。\n接下来：")
    for number, step in enumerate(_steps(new, known=home.known), start=1):
        click.echo(f"{number}. {step}")


def _default_folder() -> Path:
    """The one pack of the configuration, or the folder that there is to be."""
    from reportlint.engine.config import Resolver
    from reportlint.engine.config.paths import shown
    from reportlint.model.errors import DataError

    folders = Resolver({}).for_folder(Path.cwd()).packs
    if len(folders) > 1:
        raise DataError(f"配置里有 {len(folders)} 个规则包，请用 --folder 指明写在哪个里。")
    return Path(shown(Path(folders[0]))) if folders else Path(_FOLDER)


def _write(new: Draft) -> None:
    """Write the files, none over another; a page without its module does no harm, a module without its page does."""
    from reportlint.model.errors import DataError

    for path in new.texts:
        if path.exists():
            raise DataError(f"{path} 已经存在，没有改动它；请换一个名称。")
    try:
        new.page.parent.mkdir(parents=True, exist_ok=True)
        for path, text in new.texts.items():
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except OSError as error:
        raise DataError(f"写不了 {new.page.parent}：{error.strerror or type(error).__name__}。") from None


def _steps(new: Draft, *, known: bool) -> Iterator[str]:
    """What the author does next."""
    if not known:
        folder = new.page.parent.as_posix()
        yield f'在 reportlint.toml 里写 packs = ["{folder}"]，检查报告时才会用到它（已是要安装的规则包的，安装就行）。'
    yield f"在 {new.page.name} 里写明查什么、不查什么，把案例换成自己的。"
    yield f"运行 pytest {new.page.parent.as_posix()}：现在案例都不通过（没有 pytest 的，先 pip install pytest）。"
    yield f"在 {new.module.name} 的 run 里写怎么查，直到 pytest 通过；pytest --update-cases 把报出的话写进说明页。"
    yield f"用 reportlint rule {new.code} 看说明页，用 reportlint check 查真的报告。"
