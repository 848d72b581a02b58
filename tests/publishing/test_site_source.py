"""Sites at addresses: what cannot be asked is told in words, and letters of any language may stand in an address."""

import http.client

import pytest

from evalgen.errors import EvalgenError
from evalgen.publishing.site_source import WebSource, open_site


class Noted(http.client.HTTPConnection):
    """Notes the address of each request, and asks nobody."""

    def __init__(self) -> None:
        super().__init__("example.org")
        self.asked: list[str] = []

    def request(self, method: str, url: str, *_rest: object, **_named: object) -> None:
        self.asked.append(f"{method} {url}")
        raise ConnectionRefusedError


def test_vietnamese_letters_are_asked_for_as_a_server_knows_them() -> None:
    connection = Noted()
    with pytest.raises(EvalgenError):
        WebSource("https://example.org/xếp-loại/", connection).read("kỳ/a.json", 10)
    assert connection.asked == ["GET /x%E1%BA%BFp-lo%E1%BA%A1i/k%E1%BB%B3/a.json"]


def test_what_was_written_in_percent_signs_stays() -> None:
    connection = Noted()
    with pytest.raises(EvalgenError):
        WebSource("https://example.org/x%E1%BA%BFp/", connection).read("a.json", 10)
    assert connection.asked == ["GET /x%E1%BA%BFp/a.json"]


@pytest.mark.parametrize("host", ["a..b", "x" * 70 + ".org"])
def test_a_host_that_is_no_name_is_told(host: str) -> None:
    with pytest.raises(EvalgenError) as caught, open_site(f"http://{host}/") as site:
        site.read("manifest.json", 10)
    assert "Không đọc được" in str(caught.value)
