/// A problem file as somebody would write it by hand.
let sampleFile = """
  {
    "format": "daisuso-matching-problem", "version": 1,
    "origin": [105.97, 20.25],
    "communes": [{"id": "37001", "neighbours": ["37002"], "quota": null}, {"id": "37002"}],
    "villages": [{"id": "Xóm 5", "commune": "37001"}, {"id": "Xóm 6", "commune": "37001"}],
    "teams": [{"id": "Tổ 1", "commune": "37001", "quota": 40}],
    "skills": ["vneid", "cashless"],
    "services": [
      {"id": "vneid-activation", "skills": {"vneid": 2}},
      {"id": "wallet", "skills": {"cashless": 1, "vneid": 1}}
    ],
    "classes": [{"id": "elderly", "weight": 5}],
    "volunteers": [{
      "id": "Nguyễn Văn Ước", "active": true, "consented": true, "point": [105.974512, 20.2533],
      "commune": "37001", "village": "Xóm 5", "team": "Tổ 1", "radius_m": 4000,
      "also_communes": ["37002"], "also_villages": ["Xóm 6"],
      "skills": {"vneid": 3, "cashless": 1}, "languages": ["vi"], "modes": ["home", "phone"],
      "gender": "male", "seats": {"1-morning": 2, "3-evening": 1}, "weekly_cap": 3,
      "recent_load": 1
    }, {
      "id": "Đỗ Thị Yến", "point": [105.98, 20.26], "commune": "37002", "radius_m": 9000,
      "skills": {"vneid": 2}, "seats": {"1-morning": 1}, "weekly_cap": 1
    }],
    "requests": [{
      "id": "YC-1", "point": [105.9750004, 20.2499996], "commune": "37001", "village": null,
      "service": "vneid-activation", "class": "elderly", "slots": ["1-morning", "1-evening"],
      "deadline": "2-evening", "minutes": 45, "people": 1, "together": true, "mode": "home",
      "language": null, "visitor_gender": null, "waiting_days": 9, "tries": 1,
      "known": "Đỗ Thị Yến", "hours": ["08:00", "10:30"]
    }, {
      "id": "YC-2", "point": [105.99, 20.25], "commune": "37002", "service": "vneid-activation",
      "also": ["wallet"], "class": "elderly", "slots": ["3-evening"]
    }],
    "bars": [{"request": "YC-2", "volunteer": "Đỗ Thị Yến", "reason": "declined"}],
    "pins": [{"request": "YC-1", "volunteer": "Nguyễn Văn Ước", "slot": "1-morning"}],
    "current": [{"request": "YC-2", "volunteer": "Nguyễn Văn Ước", "slot": "3-evening"}],
    "limits": [{
      "id": "Chiến dịch", "most": 30, "teams": ["Tổ 1"], "communes": ["37001"],
      "services": ["vneid-activation"], "classes": null
    }],
    "travel": [{"from": "Xóm 6", "to": "Xóm 5", "minutes": 25}]
  }
  """
