"""Signatures by OpenSSH: made with ``ssh-keygen -Y sign`` (hardware keys work), and their key found again."""

import os
import re
import subprocess
import tempfile
from pathlib import Path

from evalgen.errors import EvalgenError
from evalgen.reading.program import program

_GOOD = re.compile(r'Good "(?P<namespace>[^"]+)" signature with \S+ key (?P<key>SHA256:[A-Za-z0-9+/]+)')
_SECONDS = 120
"""A hardware key waits for a touch."""


def sign(payload: bytes, key: Path, namespace: str) -> str:
    """The armored signature of `payload` by the private key in the file `key` (or its public half, by an agent)."""
    _refuse_missing(key)
    result = _run(["-Y", "sign", "-q", "-n", namespace, "-f", str(key)], payload)
    if result.returncode != 0:
        _refuse_open(key, result.stderr)
        if key.suffix == ".pub":
            raise EvalgenError(
                "«{key}» là khóa công khai, mà không có ssh-agent nào giữ khóa riêng của nó.",
                remedy="Ký bằng khóa riêng: --key {private}",
                key=key,
                private=key.with_suffix(""),
            )
        said = result.stderr.decode("utf-8", "replace").strip().splitlines()
        raise EvalgenError(
            "Không ký được bằng khóa «{key}»: {said}.",
            remedy="Kiểm tra khóa, mật khẩu của khóa, hoặc khóa phần cứng đã cắm và đã chạm chưa.",
            key=key,
            said=said[-1] if said else f"ssh-keygen: {result.returncode}",
        )
    return result.stdout.decode("ascii").replace("\r\n", "\n")


def public_key(key: Path) -> str:
    """The public half of the private key in the file `key`, as one line of type and code."""
    _refuse_missing(key)
    beside = key if key.suffix == ".pub" else key.with_name(f"{key.name}.pub")
    if beside.is_file():
        return beside.read_text(encoding="utf-8").strip()
    result = _run(["-y", "-P", "", "-f", str(key)], b"")
    if result.returncode != 0:
        _refuse_open(key, result.stderr)
        raise EvalgenError(
            "Không đọc được khóa «{key}».",
            remedy="Đặt khóa công khai cạnh khóa riêng, ở «{beside}».",
            key=key,
            beside=beside,
        )
    return result.stdout.decode("utf-8").strip()


def _refuse_missing(key: Path) -> None:
    if not key.is_file():
        raise EvalgenError("Không có tệp khóa «{key}».", remedy="Chỉ đường dẫn tới khóa SSH riêng bằng --key.", key=key)


def _refuse_open(key: Path, said: bytes) -> None:
    """OpenSSH uses no private key that others can read, and says so in many lines."""
    if b"UNPROTECTED PRIVATE KEY FILE" in said:
        raise EvalgenError(
            "Người khác trên máy đọc được tệp khóa «{key}», nên OpenSSH không dùng khóa ấy.",
            remedy="Chỉ để mình đọc được, rồi chạy lại: chmod 600 {key}",
            key=key,
        )


def signing_key(signature: str, payload: bytes, namespace: str) -> str | None:
    """The fingerprint of the key whose good signature over `payload` this is, in that namespace; else None."""
    with tempfile.TemporaryDirectory(prefix="evalgen-") as folder:
        file = Path(folder) / "signature"
        file.write_text(signature, encoding="ascii", errors="replace", newline="\n")
        result = _run(["-Y", "check-novalidate", "-n", namespace, "-s", str(file)], payload)
    found = _GOOD.search(result.stdout.decode("utf-8", "replace"))
    if result.returncode != 0 or found is None or found["namespace"] != namespace:
        return None
    return found["key"]


def _run(arguments: list[str], payload: bytes) -> "subprocess.CompletedProcess[bytes]":
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        return subprocess.run(  # noqa: S603 - a fixed program, its arguments in a list, no shell
            [program("ssh-keygen"), *arguments],
            input=payload,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            env=environment,
        )
    except FileNotFoundError:
        raise EvalgenError(
            "Không tìm thấy lệnh ssh-keygen.", remedy="Cài OpenSSH (gói openssh-client), bản 8.2 trở lên."
        ) from None
    except subprocess.TimeoutExpired:
        raise EvalgenError(
            "Chờ ký quá lâu.", remedy="Chạm vào khóa phần cứng khi đèn nhấp nháy, rồi thử lại."
        ) from None
