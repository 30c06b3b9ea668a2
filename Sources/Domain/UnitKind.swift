/// What an administrative unit is; today's communes are xã or phường, villages thôn, xóm or tổ dân phố.
public enum UnitKind: String, Sendable, CaseIterable {
  case province
  case commune
  case village
  case formerDistrict = "former_district"
  case formerCommune = "former_commune"
}
