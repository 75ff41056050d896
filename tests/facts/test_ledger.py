from reportlint.facts.ledger import Ledger

TEXT = (
    "2023年基本支出年初预算50.00万元，决算48.00万元；项目支出年初预算30.00万元，决算29.00万元。\n"
    "2023年基本支出决算48.00万元。救助对象补助支出5.00万元。"
)


def printed(amounts):
    return [amount.quantity.text for amount in amounts]


def test_amounts_of_an_account_in_the_order_of_the_report(facts_of):
    ledger = facts_of(TEXT).ledger
    assert printed(ledger.of_account("基本支出")) == ["50.00万元", "48.00万元", "48.00万元"]
    assert printed(ledger.of_account("三公经费")) == []


def test_amounts_at_stages_the_last_first(facts_of):
    ledger = facts_of(TEXT).ledger
    assert printed(ledger.last_at(["年初预算"])) == ["30.00万元", "50.00万元"]
    assert printed(ledger.last_at(["年初预算", "决算", "决算"])) == [
        "48.00万元",
        "29.00万元",
        "30.00万元",
        "48.00万元",
        "50.00万元",
    ]


def test_amounts_by_their_words(facts_of):
    ledger = facts_of(TEXT).ledger
    [amount] = ledger.holding("救助对象补助")
    assert amount.quantity.text == "5.00万元"
    assert list(ledger.with_words(amount.subject.text)) == [amount]


def test_an_empty_ledger():
    ledger = Ledger()
    assert [*ledger.of_account(None), *ledger.with_words(""), *ledger.holding(""), *ledger.last_at([None])] == []
