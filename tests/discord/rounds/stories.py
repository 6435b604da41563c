"""What members tell in these tests, and the steps they all begin with."""

from __future__ import annotations

from typing import Any

from tests.discord.world import Player, Scene

STORY = {
    "situation": "Last March I was the on-call engineer at an insurance company in Leeds. "
    "The claims portal went down on a Friday evening and 300 customers could not file a claim.",
    "task": "My lead asked me to bring it back before Monday at 8 am.",
    "action": "First I read the logs and found a full disk. I chose to move the old logs to storage rather than delete "
    "them, because the auditors need them. Then I wrote an alert for disk growth and tested it.",
    "result": "The portal was back after 40 minutes and all 300 claims were filed on Saturday.",
}
UNMEASURED = {**STORY, "result": "The portal was back and people could file again."}
BARE = {
    "situation": "Last March at a bakery in Leeds the oven went out on a Friday evening.",
    "task": "",
    "action": "I called the mechanic and moved the dough to the neighbour's.",
    "result": "",
}
"""A story in which several things are missing."""
KOREAN_STORY = {
    "situation": "작년 3월 보험사에서 온콜 엔지니어로 일할 때 금요일 저녁에 "
    "청구 포털이 멈춰 고객 300명이 청구를 못 했습니다.",
    "task": "팀장님이 월요일 오전 8시 전까지 복구하는 일을 저에게 맡기셨습니다.",
    "action": "먼저 로그를 확인해 디스크가 가득 찬 것을 찾았습니다. 감사에 필요하기 때문에 지우지 않고 오래된 로그를 "
    "다른 저장소로 옮겼습니다. 그다음 디스크 사용량 알림을 만들었습니다.",
    "result": "40분 만에 복구되어 300건이 모두 접수되었습니다. 그 뒤로 새 서비스에는 첫날부터 알림을 겁니다.",
}


async def start(player: Player, **options: Any) -> Scene:
    return await player.slash("interview start", **options)


async def answer(player: Player, story: dict[str, str] | None = None, **values: Any) -> Scene:
    """Press Answer on the newest card that has it, and send the form."""
    form = await player.press("Answer")
    return await player.fill(form, **{**(story or STORY), **values})
