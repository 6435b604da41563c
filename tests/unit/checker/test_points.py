"""Key points of technical answers: what earns one, and everything that only looks like it."""

from __future__ import annotations

import time

import pytest

from bot.checker.points import judge_points
from bot.interview.model import Lang
from bot.interview.profiles import Depth, KeyPoint, Profile, QuestionKind, TechnicalQuestion, WrongStatement
from bot.interview.screens.verdicts import Found, PointsVerdict

PACKET = TechnicalQuestion(
    id="network-01",
    profile=Profile.NETWORK,
    kind=QuestionKind.EXPLAIN,
    level=Depth.SOLID,
    text={
        Lang.EN: "A host sends a packet to a server in a different subnet. What happens at each step of the way?",
        Lang.KO: "호스트가 다른 서브넷에 있는 서버로 패킷을 보냅니다. 단계마다 무슨 일이 일어나나요?",
    },
    hint={Lang.EN: "Take the place of each device in turn.", Lang.KO: "장비 하나하나의 입장이 되어 보세요."},
    follow_up={Lang.EN: "And on the way home?", Lang.KO: "돌아오는 길은요?"},
    points=(
        KeyPoint(
            "mask",
            {
                Lang.EN: "The mask decides whether the target is local or goes to the gateway.",
                Lang.KO: "마스크로 같은 대역인지 게이트웨이로 보낼지 정합니다.",
            },
            (
                ("mask", "netmask", "prefix length", "마스크", "프리픽스"),
                ("same subnet", "local", "gateway", "같은 대역", "게이트웨이"),
            ),
        ),
        KeyPoint(
            "arp",
            {Lang.EN: "ARP asks for the MAC of the gateway.", Lang.KO: "ARP로 게이트웨이의 MAC을 묻습니다."},
            (("arp", "neighbour discovery", "에이알피"), ("gateway", "router", "next hop", "게이트웨이", "라우터")),
        ),
        KeyPoint(
            "ttl",
            {Lang.EN: "The TTL falls by one at each hop.", Lang.KO: "홉마다 TTL이 1씩 줄어듭니다."},
            (("ttl", "time to live"), ("decrement", "lower", "by one", "줄어", "감소", "하나씩")),
        ),
        KeyPoint(
            "retransmits",
            {Lang.EN: "TCP retransmits what got lost.", Lang.KO: "TCP는 유실된 것을 재전송합니다."},
            (("retransmi", "resend", "재전송"),),
        ),
        KeyPoint(
            "no_order",
            {Lang.EN: "UDP does not guarantee the order.", Lang.KO: "UDP는 순서를 보장하지 않습니다."},
            (("udp",), ("guarantee", "in order", "best effort", "순서", "보장")),
        ),
        KeyPoint(
            "listener",
            {Lang.EN: "ss shows which process listens.", Lang.KO: "ss로 어떤 프로세스가 리슨하는지 봅니다."},
            (("ss", "netstat", "load balancer probe"), ("listen", "process", "리슨", "프로세스")),
        ),
    ),
    wrong=(
        WrongStatement(
            "arp_remote",
            {
                Lang.EN: "ARP asks for the MAC of the remote host.",
                Lang.KO: "ARP로 목적지 호스트의 MAC을 알아냅니다.",
            },
            {Lang.EN: "It asks for the gateway's.", Lang.KO: "게이트웨이의 MAC을 묻습니다."},
            (("arp",), ("remote host", "server's mac", "목적지 호스트", "서버의 mac")),
            unless=("gateway", "게이트웨이"),
        ),
        WrongStatement(
            "forbidden",
            {Lang.EN: "401 means that you lack the right.", Lang.KO: "401은 권한이 없다는 뜻입니다."},
            {Lang.EN: "That is 403.", Lang.KO: "그건 403입니다."},
            (("401",), ("lack the right", "no permission", "권한이 없")),
        ),
    ),
    source="RFC 1122 §3.3.1.1",
)


def read(answer: str) -> PointsVerdict:
    return judge_points(PACKET, answer)


def found(answer: str) -> set[str]:
    return {verdict.point for verdict in read(answer).points if verdict.found is Found.FOUND}


def partly(answer: str) -> set[str]:
    return {verdict.point for verdict in read(answer).points if verdict.found is Found.PARTLY}


def wrong(answer: str) -> list[str]:
    return [said.wrong for said in read(answer).wrong]


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        ("The mask tells it whether that is in the same subnet.", {"mask"}),
        ("It looks at its netmask and, if needed, hands over to the gateway.", {"mask"}),
        ("By ARP it finds out the MAC of its router.", {"arp"}),
        ("Each router decrements the TTL.", {"ttl"}),
        ("The time-to-live is lowered on every hop", {"ttl"}),
        ("마스크를 보고 같은 대역인지 판단합니다.", {"mask"}),
        ("ARP로 게이트웨이 MAC을 알아내고요, TTL은 홉마다 하나씩 줄어듭니다.", {"arp", "ttl"}),
        ("마스크로 같은대역인지 봐요", {"mask"}),
        ("라우터를 지날 때마다 TTL 값이 감소합니다", {"ttl"}),
        ("TCP가 lost segment를 retransmit 해 줍니다.", {"retransmits"}),
        ("유실되면 TCP에서 패킷을 재전송하죠", {"retransmits"}),
    ],
)
def test_sentence_with_one_term_of_every_group_states_the_point(answer: str, points: set[str]) -> None:
    assert found(answer) == points


def test_found_point_names_the_words_it_rests_on_as_they_were_typed() -> None:
    answer = "Well… first of all,   the NETMASK　tells whether it is Local."
    verdict = read(answer).points[0]
    assert verdict.words is not None
    assert verdict.words.of(answer) == "NETMASK　tells whether it is Local"
    assert all(verdict.words is None for verdict in read(answer).points if verdict.found is Found.MISSING)


@pytest.mark.parametrize(
    "answer",
    [
        "Each router decremnts the TTL.",
        "Each router decerments the TTL.",
        "Each router decrementts the TTL.",
        "Each router desrements the TTL.",
        "The ｔｔｌ is lowered.",
        "The time‑to‑live goes down by one.",
        "The timetolive goes down by one.",
    ],
)
def test_slip_of_the_keyboard_and_another_way_to_write_it_are_forgiven(answer: str) -> None:
    assert "ttl" in found(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "Each router says ttk and goes lower.",  # too short a word to forgive a slip in
        "The class is lower and the process is up.",  # `ss` is a word of its own
        "It glows and follows by oneself, the throttling too.",  # within words
        "환경 로그를 보니 TTL은 그대로예요.",
    ],
)
def test_other_words_are_no_terms(answer: str) -> None:
    assert not found(answer) & {"ttl", "listener"}


@pytest.mark.parametrize(
    "answer",
    [
        "It looks at the mask. That tells it whether it goes to the gateway.",
        "마스크를 먼저 봅니다. 그걸로 게이트웨이로 보낼지 정해요.",
        "First the mask is applied\nThen it knows whether the target is local",
    ],
)
def test_point_may_be_told_in_two_sentences_that_follow_each_other(answer: str) -> None:
    assert "mask" in found(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "It looks at the mask. The cable was blue in my office and I had coffee. Later I saw it was local.",
        "마스크를 봅니다. 그런데 그날은 날씨가 좋았어요. 그래서 산책을 했고요. 나중에 게이트웨이가 나왔어요.",
    ],
)
def test_halves_of_a_point_far_apart_are_partly_there(answer: str) -> None:
    assert "mask" in partly(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "   \n\n ",
        "...",
        "\U0001f600",
        "mask, gateway, ARP, TTL, router, retransmission, decrement",
        "mask gateway arp ttl router retransmission lower",
        "mask / gateway / ARP / TTL / lower",
        "- mask\n- gateway\n- ARP\n- router\n- TTL\n- lower\n- resend",
        "mask and gateway and ARP and router and TTL and lower",
        "I would talk about mask, gateway, ARP, router, TTL, lower, UDP, order, ss, process.",
        "서브넷 마스크, 게이트웨이, ARP, 라우터, TTL, 감소, 재전송",
        "서브넷 마스크, 게이트웨이, ARP, 라우터, TTL, 감소, 재전송 이런 것들이 있습니다.",
        "마스크 게이트웨이 ARP 라우터 TTL 감소 재전송 UDP 순서",
    ],
)
def test_no_words_and_terms_in_a_row_earn_nothing(answer: str) -> None:
    assert found(answer) == set()


@pytest.mark.parametrize("asked", [PACKET.text, PACKET.hint, PACKET.follow_up])
@pytest.mark.parametrize("lang", Lang)
def test_question_said_again_earns_nothing(asked: dict[Lang, str], lang: Lang) -> None:
    assert found(asked[lang]) == set()
    assert partly(asked[lang]) == set()
    assert wrong(asked[lang]) == []


@pytest.mark.parametrize(
    "answer",
    [
        "TCP does not retransmit.",
        "TCP doesn't retransmit anything.",
        "TCP dont retransmit lost packets",
        "TCP never resends a segment.",
        "There is no retransmission in TCP.",
        "It works without retransmission.",
        "TCP는 재전송하지 않습니다.",
        "TCP는 재전송을 안 합니다.",
        "TCP에는 재전송 기능이 없습니다.",
        "TCP는 재전송 못 해요.",
        "I don't know what retransmission is.",
        "I'm not sure how retransmission works, sorry.",
        "재전송이 뭔지 모르겠습니다.",
        "재전송은 잘 기억이 안 납니다.",
        "Many people think that TCP has to resend, but the application does that.",
        "It is a common misconception that TCP will retransmit.",
        "TCP가 재전송한다고 오해하는 분들이 많아요.",
    ],
)
def test_what_is_denied_not_known_or_turned_down_earns_nothing(answer: str) -> None:
    assert found(answer) == set()


@pytest.mark.parametrize(
    ("answer", "point"),
    [
        ("If no ACK arrives, TCP will retransmit.", "retransmits"),
        ("TCP not only numbers the bytes, it also retransmits.", "retransmits"),
        ("I'm not sure about the timer, but TCP retransmits.", "retransmits"),
        ("If the mask says that it is not local, it goes up.", "mask"),
        ("ACK가 안 오면 TCP가 재전송합니다.", "retransmits"),
        ("타이머는 잘 모르겠지만 TCP가 재전송은 합니다.", "retransmits"),
        ("마스크를 봐서 같은 대역이 아니면 위로 보내요.", "mask"),
        ("재전송할 수밖에 없습니다.", "retransmits"),
        ("ARP는 서버가 아니라 게이트웨이의 MAC을 물어봅니다.", "arp"),
        ("UDP does not guarantee anything.", "no_order"),
        ("UDP는 순서 보장이 없어요.", "no_order"),
        ("With UDP it is best effort only.", "no_order"),
    ],
)
def test_not_that_denies_nothing_of_the_point_takes_nothing_away(answer: str, point: str) -> None:
    assert point in found(answer)


@pytest.mark.parametrize("answer", ["UDP guarantees delivery.", "UDP는 도착을 보장합니다."])
def test_held_where_the_point_denies_it_is_no_point(answer: str) -> None:
    assert "no_order" not in found(answer)


LOG = """tcp 0 0 10.0.0.1:22 ss process listen ESTABLISHED
2026-01-03 12:00:01 INFO TTL lower by one
[   12.345] mask gateway arp router
64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 time=0.1 ms"""


@pytest.mark.parametrize(
    "answer",
    [
        "```\nss -lntp | grep process\n```",
        "This is my answer.\n```\nss -lntp process\n```",
        f"```\n{LOG}\n```",
        LOG,
        f"I saw this:\n{LOG}",
        "$ ss -lntp process",
        "> each router decrements the TTL",
    ],
)
def test_code_logs_and_quotes_earn_nothing_by_themselves(answer: str) -> None:
    assert found(answer) == set()


@pytest.mark.parametrize(
    "answer",
    [
        "To see which process holds the port I run:\n```\n$ ss -lntp\ntcp 0 0 x\n```",
        "어떤 프로세스가 리슨하는지 확인하려고 이걸 돌립니다.\n```bash\nss -lntp\n```",
        "```\nss -lntp\n```\nshows which process listens.",
        "I run `ss -lntp` to see which process it is.",
    ],
)
def test_command_in_code_counts_where_a_sentence_says_what_for(answer: str) -> None:
    assert "listener" in found(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "ARP finds the MAC of the remote host.",
        "The laptop uses arp to learn the server's MAC.",
        "ARP로 목적지 호스트 MAC을 알아냅니다.",
        "노트북이 ARP를 날려서 서버의 MAC을 얻어요",
    ],
)
def test_wrong_statement_is_named_with_its_words(answer: str) -> None:
    assert wrong(answer) == ["arp_remote"]
    (said,) = read(answer).wrong
    assert "arp" in said.words.of(answer).lower()


@pytest.mark.parametrize(
    "answer",
    [
        "ARP does not ask for the remote host.",
        "ARP never learns the server's MAC.",
        "ARP asks the gateway, not the remote host.",
        "It is a mistake to think that ARP asks for the remote host.",
        "Some people say ARP asks for the remote host.",
        "Does ARP ask for the remote host?",
        "I don't know whether ARP asks for the remote host.",
        "ARP stays in the segment. The remote host answers later.",
        "ARP는 목적지 호스트의 MAC을 묻지 않습니다.",
        "ARP로 목적지 호스트 MAC을 안다고 오해하기 쉽습니다.",
        "ARP가 목적지 호스트까지 가는지는 잘 모르겠습니다.",
        "401 means you are not signed in, while 403 means no permission.",
        "401은 인증이 안 된 거고 403은 권한이 없는 거예요.",
    ],
)
def test_warned_of_denied_or_asked_is_not_said(answer: str) -> None:
    assert wrong(answer) == []


def test_wrong_statement_that_holds_a_not_is_said_with_it() -> None:
    assert wrong("401은 권한이 없는 상태예요.") == ["forbidden"]
    assert wrong("401은 권한이 없습니다.") == ["forbidden"]
    assert wrong("401 says that there is no permission.") == ["forbidden"]


@pytest.mark.parametrize(
    "answer",
    [
        "I don't know this one, but I would look at a capture on both sides first.",
        "Honestly I'm not sure. I'd check the counters of the interface.",
        "잘 모르지만 양쪽에서 캡처부터 확인하겠습니다.",
        "그건 써 본 적이 없어서 모르겠습니다. 먼저 문서에서 기본값을 찾아보겠습니다.",
    ],
)
def test_not_knowing_with_a_next_look_is_reasoned(answer: str) -> None:
    verdict = read(answer)
    assert verdict.reasoned is not None
    assert found(answer) == set()


@pytest.mark.parametrize(
    "answer",
    [
        "I don't know.",
        "잘 모르겠습니다.",
        "I would look at a capture on both sides first.",
        "I don't know. The weather is nice. I like it. I would check in at the hotel.",
    ],
)
def test_only_not_knowing_or_only_a_plan_is_not_reasoned(answer: str) -> None:
    assert read(answer).reasoned is None


def test_meaning_finds_a_point_in_other_words_where_a_term_of_it_is_told() -> None:
    asked: list[tuple[str, str]] = []

    def close(sentence: str, says: str) -> float:
        asked.append((sentence, says))
        return 1.0

    answer = "The netmask is what tells here from there."
    verdict = judge_points(PACKET, answer, close)
    assert [v.point for v in verdict.points if v.found is Found.FOUND] == ["mask"]
    assert verdict.points[0].words is not None
    assert verdict.points[0].words.of(answer) == answer
    assert ("the netmask is what tells here from there.", PACKET.points[0].says[Lang.EN]) in asked
    assert judge_points(PACKET, answer, lambda sentence, says: 0.2).points[0].found is Found.MISSING


@pytest.mark.parametrize(
    "answer",
    [
        "TCP does not retransmit.",
        "mask, gateway, ARP, TTL, router, retransmission, decrement",
        "I don't know what a mask is.",
        "```\nss -lntp\n```",
        "",
    ],
)
def test_meaning_finds_nothing_in_what_is_denied_not_known_or_no_sentence(answer: str) -> None:
    verdict = judge_points(PACKET, answer, lambda sentence, says: 1.0)
    assert all(point.found is not Found.FOUND for point in verdict.points)


def claims(sentence: str, says: str) -> float:
    """As near as can be to the claim of the first wrong statement, and to nothing else."""
    return 0.9 if says in PACKET.wrong[0].claim.values() else 0.1


def test_meaning_hears_a_wrong_statement_in_other_words() -> None:
    answer = "It looks around. It gets the address of the far end by asking the whole segment for it."
    (said,) = judge_points(PACKET, answer, claims).wrong
    assert said.wrong == "arp_remote"


@pytest.mark.parametrize(
    "answer",
    [
        "ARP does not ask for the remote host.",
        "Some people say it asks the segment for the far end.",
        "Does it ask the segment for the far end?",
        "It asks the gateway.",
    ],
)
def test_meaning_hears_no_wrong_statement_where_it_is_denied_turned_down_asked_or_excused(answer: str) -> None:
    assert judge_points(PACKET, answer, claims).wrong == ()


def test_what_is_as_near_to_the_right_statement_is_not_wrong() -> None:
    answer = "It gets the address by asking the whole segment for it."
    assert judge_points(PACKET, answer, lambda sentence, says: 0.9).wrong == ()


LONG = " ".join(
    [
        "The host looks at its mask and sends the packet to the gateway, which it asks for by ARP, and so on.",
        "Each router decrements the TTL, and TCP will retransmit what got lost, but I'm not sure about the timer.",
        "마스크를 보고 같은 대역이 아니면 게이트웨이로 보내는데, TTL은 홉마다 하나씩 줄어듭니다.",
    ]
    * 6
)


def test_answer_is_read_in_five_milliseconds() -> None:
    read("warm")
    began = time.process_time()
    for _ in range(10):
        read(LONG)
    assert (time.process_time() - began) / 10 < 0.005 * 4  # the length of four good answers


@pytest.mark.parametrize(
    "piece", ["a, ", "not ", "않고 ", "`", "```a\n", "mask gateway ", "가", "\n", ".", "people think ", "i do ", "a=b "]
)
def test_nothing_that_fits_a_form_keeps_the_reader_busy(piece: str) -> None:
    read("warm")
    began = time.process_time()
    read(piece * (4000 // len(piece)))
    assert time.process_time() - began < 0.3
