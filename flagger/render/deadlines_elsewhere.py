"""What is to be done by when in places other than mainland China: one entry each, as far as they were looked into."""

from collections.abc import Sequence

from flagger.render.deadlines import TODAY, Step
from flagger.text import Text

ELSEWHERE: Sequence[Step] = (
    Step(
        TODAY,
        Text("Hong Kong", "香港"),
        Text(
            "police station or e-Report Centre; transaction ids, pictures, e-mails",
            "警署或电子报案中心；交易 ID、截图、电邮",
        ),
        Text("law firm's guide", "律师行指南"),
        "second-hand",
    ),
    Step(
        TODAY,
        Text("Taiwan", "台湾"),
        Text(
            "the police's anti-fraud line; for each transfer TxID, asset, network, both addresses, time",
            "警方反诈骗专线；每笔列明 TxID、币种、网络、双方地址、时间",
        ),
        Text("guide", "指南"),
        "second-hand",
    ),
    Step(
        TODAY,
        Text("Singapore", "新加坡"),
        Text("police report; check and revoke approvals", "报警；检查并取消授权"),
        Text("advisory of the police, 2025-02", "警方公告（2025-02）"),
        "mixed",
    ),
    Step(
        TODAY,
        Text("United States", "美国"),
        Text(
            "IC3: “do not wait”; addresses, amount and kind, time with zone, hash; enclose what you are "
            "unsure of too. A complaint to the CFPB "
            "is answered in 15 to 60 days (2014).",
            "IC3：不要等待；地址、数量和币种、带时区的时间、哈希；拿不准的也附上。向 CFPB 投诉，15 至 60 天答复（2014）。",
        ),
        Text("copies of an FBI alert of 2023; CFPB form of 2014", "FBI 2023 年提示的转载；CFPB 2014 年表格"),
        "mixed",
    ),
    Step(
        Text("Same day; update within 28 days", "当天；28 天内补充"),
        Text("United Kingdom", "英国"),
        Text(
            "Report Fraud (formerly Action Fraud); in Scotland the police",
            "Report Fraud（原 Action Fraud）；苏格兰找警方",
        ),
        Text("campaign page; local alert", "官方宣传页；地方提示"),
        "mixed",
    ),
    Step(
        Text("First hour; 24 hours", "1 小时内；24 小时内"),
        Text("India", "印度"),
        Text(
            "cyber-crime line, then the portal (NCRP), FIR within 7 days; facts in brief, addresses, amount, on paper and disc",
            "网络犯罪专线，随后在 NCRP 网站登记，7 天内办理 FIR；简要事实、地址、数量，书面和光盘各一份",
        ),
        Text("guide; Delhi police page", "指南；德里警方页面"),
        "weak",
    ),
    Step(
        TODAY,
        Text("Australia", "澳大利亚"),
        Text(
            "ReportCyber. Beware: false reports are made there to look credible, and real police never ask for seed phrases.",
            "ReportCyber。注意：有人用虚假登记冒充可信；真警察不会索要助记词。",
        ),
        Text("press on a warning of the AFP", "媒体报道的 AFP 警示"),
        "second-hand",
    ),
    Step(
        TODAY,
        Text("Germany", "德国"),
        Text(
            "police; pictures alone are regularly not enough, and that the wallet is the reporter's has to be shown",
            "报警；仅有截图通常不够，还须证明钱包属于报案人",
        ),
        Text("law firms' guides", "律师指南"),
        "second-hand",
    ),
)
