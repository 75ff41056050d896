"""本市各部门共用的规则。"""

from reportlint.api import Pack

PACK = Pack("city_checks")
