"""Words that engineers use for one another, whatever the question: authors write one of them, members say another."""

from __future__ import annotations

from functools import lru_cache

_ENGLISH = """
    whole entire complete full
    delet remov eras rm wip
    discard drop throw thrown
    restart reboot bounce
    server box machine host
    another other separate different spare
    big large huge
    fast quick rapid
    wrong incorrect
    kill terminat
    same identical
    several many multiple
    raise increas grow rise rising
    lower decreas reduc shrink
    begin start
    send ship push transmit
    check look verif inspect examin
    user customer client people
    hang stuck froze freez
    crash die dies died dead
    duplicate twice double
    copy copies replica
    restor recover
    limit cap quota maximum
    stale old outdated
    small tiny little
    cheap cheaper inexpensive
    expensive costly pricey
    guarantee promise
    split divid partition
    merge combin join
    fix repair mend solve
    notify tell inform
    alarm alert
    rollback revert undo
    permission right privilege
    allow permit
    deny forbid reject
    hide hidden invisible
    safe secure
"""
"""A class a line, as stems."""
_KOREAN = """
    삭제 지우 지워 제거
    재시작 다시시작 리스타트 재기동 재부팅
    전체 전부 모든 모두
    확인 점검 체크 살펴
    증가 늘어 늘리 늘려 늘린
    올라 올리 올려 높이 높여
    감소 줄어 줄이 줄여 줄인
    내리 내려 낮추 낮춰
    느려 느리 느린
    빠르 빨라 빠른
    버려 버리 버린 드롭 폐기
    다른 별도 따로 별개
    같은 동일 똑같
    보내 보낸 보냄 전송 송신
    복구 복원 되살
    제한 한도 리밋
    에러 오류
    차단 막아 막히 막혀 블록
    나누 나눠 나뉘 분할 분리 쪼개
    합치 합쳐 병합
    고치 고쳐 수정
    알림 알람 경보 얼럿
    롤백 되돌 원복
    사용자 유저 고객
    중복 두번
    서버 머신 장비 호스트
    비밀번호 패스워드 비번
    캡처 캡쳐 덤프
    애플리케이션 어플리케이션 앱이 앱을 앱에
    데이터베이스 디비
    미리 사전 먼저
    바뀌 바꾸 바꿔 변경
    저장 보관
    필요없 안필요
    인증서 서트
    깨지 깨져 손상
    원인 이유
    기다리 기다려 대기
    찾아 찾는 조회 검색
    가득 꽉 풀이
"""
_LEAST_STEM = 4
_CLASS_OF = {stem: line.split() for line in _ENGLISH.strip().splitlines() for stem in line.split()}
_KOREAN_CLASSES = [line.split() for line in _KOREAN.strip().splitlines()]


@lru_cache(maxsize=20_000)
def korean_variants(term: str) -> tuple[str, ...]:
    """The term itself, written without blanks, and with what is said for one of its words."""
    others = [
        term.replace(word, other)
        for words in _KOREAN_CLASSES
        for word in words
        if word in term
        for other in words
        if other != word
    ]
    return tuple(dict.fromkeys([term, *others]))


@lru_cache(maxsize=20_000)
def synonyms(word: str) -> tuple[str, ...]:
    """Stems that may stand for the word, itself not among them."""
    for stem, others in _CLASS_OF.items():
        if word == stem or (len(stem) >= _LEAST_STEM and word.startswith(stem)):
            return tuple(other for other in others if other != stem)
    return ()
