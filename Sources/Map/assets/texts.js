// Every word the page itself says. A second language is a second table like `vi`, chosen here;
// names of indicators, services and units come from the server.

const vi = {
  locale: "vi-VN",

  title: "Bản đồ Đại sứ số",
  demonstration: "DỮ LIỆU TRÌNH DIỄN: mọi người và mọi con số trên trang này đều là hư cấu.",
  asOf: (place, instant) => `${place} · số liệu lúc ${instant}`,
  indicator: "Chỉ tiêu",
  viewAs: "Cách xem",
  asMap: "Bản đồ",
  asTable: "Bảng",
  mapHelp: "Bản đồ các xã, phường; phím mũi tên để di chuyển, + và − để phóng to, thu nhỏ. "
    + "Chọn xã bằng bàn phím: dùng ô tìm hoặc bảng.",
  zoomIn: "Phóng to",
  zoomOut: "Thu nhỏ",
  retry: "Thử lại",
  loading: "Đang tải…",

  search: "Tìm xã, phường",
  searchExample: "Tên mới hoặc cũ, không cần dấu",
  searchResults: "Kết quả tìm",
  found: (count) => `${count} kết quả; dùng phím mũi tên để chọn.`,
  foundNothing: (text) => `Không thấy “${text}”. Thử tên xã cũ hoặc gõ ít chữ hơn.`,
  foundFirst: (count) => `${count} kết quả đầu; gõ thêm chữ để thu hẹp.`,
  formerly: (unit) => `trước đây: ${place(unit)}`,
  chooseHeading: (unit) => `${place(unit)}: nay chia cho nhiều xã, phường. Chỗ cần tìm thuộc:`,
  chooseStatus: (unit, count) => `${place(unit)}: nay chia cho ${count} xã, phường; hãy chọn một.`,
  notOnMap: (name) => `${name} không có trên bản đồ này.`,

  legend: "Chú giải",
  wholeProvince: "Toàn tỉnh",
  communeCount: "Số xã, phường",
  range: (low, high) => (low === high ? low : `${low} – ${high}`),
  rangeBelow: (low, high) => `${low} – dưới ${high}`,
  classRule: "Các số khác 0 chia thành tối đa 6 lớp có số xã gần bằng nhau (phân vị), "
    + "mốc làm tròn xuống. Ít hơn 10 thì ghi <10 để giữ riêng tư.",
  directions: {
    more: "Đậm hơn là nhiều hơn; càng nhiều càng tốt.",
    less: "Đậm hơn là nhiều hơn; càng ít càng tốt.",
    none: "Đậm hơn là nhiều hơn.",
  },
  kinds: {
    zero: { short: "0", legend: "0: đã đếm, không có", long: "Đã đếm, không có." },
    few: {
      short: "<10", legend: "<10: ẩn số nhỏ",
      long: "Ít hơn 10: không nêu số chính xác để giữ riêng tư.",
    },
    few_share: {
      short: "ẩn", legend: "ẩn: dựa trên số nhỏ hơn 10",
      long: "Tử số, mẫu số hoặc phần còn lại ít hơn 10: không nêu tỷ lệ để giữ riêng tư.",
    },
    not_collected: {
      short: "chưa thu thập", legend: "chưa thu thập", long: "Số liệu này chưa được thu thập.",
    },
    no_denominator: {
      short: "chưa rõ mẫu số", legend: "chưa rõ mẫu số",
      long: "Chưa biết mẫu số, nên không tính được tỷ lệ.",
    },
  },
  units: { count: "số lượng", percent: "%", km2: "km²", per_km2: "người/km²" },

  details: "Chi tiết",
  chooseCommune: "Chọn một xã, phường trên bản đồ, trong ô tìm hoặc trong bảng để xem chi tiết.",
  close: "Đóng",
  numerator: "Tử số",
  counted: "Đếm",
  denominator: "Mẫu số",
  source: "Nguồn",
  sourceAsOf: "Thời điểm",
  population: "Dân số",
  area: "Diện tích",
  density: "Mật độ",
  people: (count) => `${count} người`,
  formerUnits: "Gộp từ",
  since: (day, decree) => `từ ${day}, ${decree}`,
  partOf: (name) => `${name} (một phần)`,
  neighbours: "Giáp ranh",

  rows: "Yêu cầu đang mở",
  rowsSignIn: "Đăng nhập để xem từng yêu cầu đứng sau con số.",
  rowsNone: "Không có yêu cầu nào đang mở trong phạm vi của bạn.",
  rowsMore: "Xem tiếp",
  due: (day) => `hạn ${day}`,
  received: (day) => `nhận ${day}`,
  states: {
    submitted: "mới gửi", triaged: "đã phân loại", ready: "chờ người nhận", offered: "đang mời",
    assigned: "đã có người nhận", in_progress: "đang làm", resolved: "đã làm, chờ xác nhận",
    on_hold: "tạm hoãn", closed: "đã đóng",
  },
  priority: (name) => `ưu tiên: ${name}`,
  priorities: {
    urgent: "gấp", deadline: "thủ tục sắp hết hạn", home_visit: "cần người đến nhà",
    ordinary: "thường",
  },

  plan: "Kế hoạch ghép gần nhất",
  planNone: "Chưa có lượt ghép nào xong cho xã này.",
  planMade: (instant, applied, served, unserved) =>
    `Lập lúc ${instant}${applied ? ", đã áp dụng" : ""}; cả lượt: ${served} chỗ có người, `
    + `${unserved} chỗ chưa có ai.`,
  planOptimal: "Bước kiểm tra độc lập đã xác nhận: không kế hoạch nào tốt hơn.",
  planGap: (share) =>
    `Bước kiểm tra độc lập đã xác nhận: cách kế hoạch tốt nhất không quá ${share}.`,
  planServed: "Có người: ai, khi nào, vì sao",
  planUnserved: "Chưa có ai: vì sao, đổi gì thì được",
  planNoLines: "Không có yêu cầu nào.",
  planRules: "Vướng quy định:",
  planChanges: "Một thay đổi là đủ:",
  ruleCount: (count) => `(${count} người)`,
  parts: { morning: "sáng", afternoon: "chiều", evening: "tối" },

  signIn: "Đăng nhập",
  signOut: "Đăng xuất",
  signedIn: "Đã đăng nhập trên trang này.",
  token: "Mã truy cập",
  tokenHelp: "Dán mã truy cập được quản trị viên cấp. Mã chỉ nằm trong bộ nhớ của trang này: "
    + "không lưu lại, không vào địa chỉ; tải lại trang là mất.",
  tokenIllegible: "Mã truy cập chỉ gồm chữ không dấu, chữ số và dấu; hãy dán lại nguyên mã.",
  cancel: "Thôi",

  filter: "Lọc theo tên",
  tableCaption: (count, total) => `${count} trên ${total} xã, phường. Bấm tiêu đề cột để xếp.`,
  commune: "Xã, phường",
  downloads: "Tải số liệu:",
  downloadCsv: "CSV (Excel)",
  downloadGeojson: "GeoJSON (GIS)",

  unitCatalogue: "Danh mục đơn vị hành chính của máy chủ này",
  noCoverage: {
    404: "Máy chủ này chưa có số liệu phủ: hãy nhờ quản trị viên cập nhật máy chủ; "
      + "trong lúc đó trang hiện dân số và diện tích.",
    503: "Máy chủ đang bận hoặc chưa nối được cơ sở dữ liệu: hãy thử lại sau giây lát; "
      + "trong lúc đó trang hiện dân số và diện tích.",
    other: "Chưa đọc được số liệu phủ: hãy thử lại, nếu vẫn vậy thì báo quản trị viên; "
      + "trong lúc đó trang hiện dân số và diện tích.",
  },
  noOutlines: "Chưa tải được ranh giới các xã, phường: hãy kiểm tra mạng rồi thử lại.",
  faults: {
    0: "Không nối được máy chủ: hãy kiểm tra mạng rồi thử lại.",
    401: "Mã truy cập không đúng, đã hết hạn hoặc bị thu hồi: hãy đăng nhập lại bằng mã khác.",
    403: "Vai trò của bạn không được xem mục này: hãy hỏi cán bộ phụ trách xã.",
    404: "Xã này nằm ngoài phạm vi của bạn, hoặc máy chủ chưa có mục này.",
    503: "Máy chủ đang bận: hãy thử lại sau giây lát.",
    other: "Máy chủ trả lời lạ: hãy thử lại, nếu vẫn vậy thì báo quản trị viên.",
  },
};

function place(unit) {
  return unit.within ? `${unit.full_name}, ${unit.within}` : unit.full_name;
}

export const texts = vi;

// One sentence for a failed call: what happened and what to do.
export function explain(status, sentences = texts.faults) {
  return sentences[status] ?? sentences.other;
}

// Fills the places index.html leaves open: data-text, data-label, data-placeholder.
export function fillTexts(root = document) {
  for (const node of root.querySelectorAll("[data-text]")) {
    node.textContent = texts[node.dataset.text];
  }
  for (const node of root.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", texts[node.dataset.label]);
  }
  for (const node of root.querySelectorAll("[data-placeholder]")) {
    node.placeholder = texts[node.dataset.placeholder];
  }
  document.title = texts.title;
}
