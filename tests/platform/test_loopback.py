"""Which addresses and names mean this machine."""

import pytest

from newsapp.loopback import is_loopback_address, is_loopback_host


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("127.0.0.1", True),
        ("127.8.9.10", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),  # IPv4 seen by a socket that speaks IPv6
        ("192.168.1.5", False),
        ("::ffff:192.168.1.5", False),
        ("0.0.0.0", False),
        ("localhost", False),  # a name is no address
        ("", False),  # a Unix socket: the peer is a proxy
    ],
)
def test_addresses(address: str, expected: bool) -> None:
    assert is_loopback_address(address) is expected


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", True),
        ("LOCALHOST:8000", True),
        ("127.0.0.1:8000", True),
        ("[::1]:8000", True),
        ("::1", True),
        ("0.0.0.0", False),  # every address of this machine
        ("[::]", False),
        ("record.example.org", False),
        ("localhost.example.org", False),
        ("127.0.0.1.example.org:8000", False),  # a name that may point anywhere
        ("", False),
    ],
)
def test_hosts(host: str, expected: bool) -> None:
    assert is_loopback_host(host) is expected
