"""Whether an address or a host name means this machine."""

import ipaddress


def is_loopback_address(address: str) -> bool:
    """True for 127.0.0.0/8, ::1 and its IPv4-mapped forms; False for anything else or no address.

    `address` is a peer's address as a server reports it (REMOTE_ADDR): empty on a Unix socket,
    where the peer is usually a proxy and nothing is known about the visitor.
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = getattr(parsed, "ipv4_mapped", None)
    return bool((mapped or parsed).is_loopback)


def is_loopback_host(host: str) -> bool:
    """True for `localhost` and loopback addresses, with or without a port and IPv6 brackets.

    Only the name is looked at, never a resolver: a name that an attacker's DNS points to 127.0.0.1
    is not loopback.
    """
    name = host.strip().lower()
    if name.startswith("["):
        name = name[1:].partition("]")[0]
    elif name.count(":") == 1:
        name = name.partition(":")[0]
    return name == "localhost" or is_loopback_address(name)
