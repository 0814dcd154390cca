/// How the telephone numbers of a country are written at home and abroad, after ITU-T E.164 and the national
/// plans that are published with it. Importer and verifier share the plans. China has rules of its own beside this.
public struct NumberingPlan: Sendable {
  /// ISO 3166.
  public var country: String
  /// The calling code, without `+`.
  public var code: String
  /// What leads a number at home and falls away behind the calling code: mostly 0; empty: nothing does.
  public var trunk: String
  /// How many digits a whole number has, without calling code and trunk prefix.
  public var sizes: ClosedRange<Int>
  /// How many digits a number without its area code has at most; 0: there are no area codes.
  public var local: Int
  /// Beginnings of mobile numbers, without calling code and trunk prefix; empty: they cannot be told.
  public var mobiles: [String]

  /// By country; `CN` is not among them.
  public static let all: [String: NumberingPlan] = {
    var all: [String: NumberingPlan] = [:]
    for row in table.split(separator: "; ") {
      let parts = row.split(separator: " ").map(String.init)
      let sizes = parts[3].split(separator: "-").compactMap { Int($0) }
      guard parts.count == 6, let low = sizes.first, let high = sizes.last, let local = Int(parts[4]) else {
        continue
      }
      all[parts[0]] = NumberingPlan(
        country: parts[0], code: parts[1], trunk: parts[2] == "-" ? "" : parts[2], sizes: low...high,
        local: local,
        mobiles: parts[5] == "-" ? [] : parts[5].split(separator: ",").map(String.init))
    }
    return all
  }()

  /// What is dialled at home before a calling code where it is not 00, by the calling code of home.
  public static let exits = ["1": "011", "61": "0011", "81": "010"]

  /// One plan for each calling code: the country that gave it its name.
  public static let byCode: [String: NumberingPlan] = {
    var plans: [String: NumberingPlan] = [:]
    let chief = [
      "1": "US", "7": "RU", "39": "IT", "44": "GB", "47": "NO", "61": "AU", "212": "MA", "262": "RE",
      "358": "FI", "590": "GP", "599": "CW",
    ]
    for plan in all.values where plans[plan.code] == nil || chief[plan.code] == plan.country {
      plans[plan.code] = plan
    }
    return plans
  }()

  /// Country, calling code, trunk prefix, digits, digits of a local number, mobiles.
  private static let table =
    """
    AC 247 - 5-6 0 -; AD 376 - 6-9 0 -; AE 971 0 8-9 7 5; AF 93 0 9 0 -; AG 1 1 10 7 -; AI 1 1 10 7 -; \
    AL 355 0 8-9 0 -; AM 374 0 8 0 -; AO 244 - 9 0 -; AR 54 0 10-11 8 9; AS 1 1 10 7 -; \
    AT 43 0 4-13 8 65,66,67,68,69; AU 61 0 9 8 4; AW 297 - 7 0 -; AX 358 0 6-10 0 -; AZ 994 0 9 0 -; \
    BA 387 0 8-9 0 -; BB 1 1 10 7 -; BD 880 0 6-10 8 1; BE 32 0 8-9 0 4; BF 226 - 8 0 -; \
    BG 359 0 6-9 7 87,88,89,98,99; BH 973 - 8 0 3,63,66; BI 257 - 8 0 -; BJ 229 - 8-10 0 -; BL 590 0 9 0 -; \
    BM 1 1 10 7 -; BN 673 - 7 0 7,8; BO 591 0 8 0 -; BQ 599 - 7 0 -; BR 55 0 10-11 9 -; BS 1 1 10 7 -; \
    BT 975 - 7-8 0 -; BW 267 - 7-8 0 -; BY 375 8 9 7 25,29,33,44; BZ 501 - 7 0 -; CA 1 1 10 7 -; \
    CC 61 0 9 0 -; CD 243 0 7-10 0 -; CF 236 - 8 0 -; CG 242 - 9 0 -; CH 41 0 9 0 74,75,76,77,78,79; \
    CI 225 - 10 0 0; CK 682 - 5 0 -; CL 56 - 9 0 9; CM 237 - 9 0 -; CO 57 0 10 0 3; CR 506 - 8 0 -; \
    CU 53 0 6-10 0 -; CV 238 - 7 0 -; CW 599 - 7-8 0 -; CX 61 0 9 0 -; CY 357 - 8 0 9; CZ 420 - 9 0 6,7; \
    DE 49 0 3-12 8 15,16,17; DJ 253 - 8 0 -; DK 45 - 8 0 -; DM 1 1 10 7 -; DO 1 1 10 7 -; \
    DZ 213 0 8-9 0 5,6,7; EC 593 0 8-9 0 -; EE 372 - 7-10 0 5,81,82,83,84; EG 20 0 8-10 8 1; \
    EH 212 0 9 0 -; ER 291 0 7 0 -; ES 34 - 9 0 6,7; ET 251 0 9 0 -; FI 358 0 5-10 8 4,50; FJ 679 - 7 0 -; \
    FK 500 - 5 0 -; FM 691 - 7 0 -; FO 298 - 6 0 -; FR 33 0 9 0 6,7; GA 241 - 7-8 0 -; GB 44 0 9-10 8 7; \
    GD 1 1 10 7 -; GE 995 0 9 0 -; GF 594 0 9 0 -; GG 44 0 10 0 -; GH 233 0 9 0 -; GI 350 - 8 0 -; \
    GL 299 - 6 0 -; GM 220 - 7-9 0 -; GN 224 - 8-9 0 -; GP 590 0 9 0 -; GQ 240 - 9 0 -; GR 30 - 10 0 69; \
    GT 502 - 8 0 -; GU 1 1 10 7 -; GW 245 - 9 0 -; GY 592 - 7 0 -; HK 852 - 8 0 4,5,6,7,8,9; \
    HN 504 - 8 0 -; HR 385 0 8-9 7 9; HT 509 - 8 0 -; HU 36 06 8-9 7 20,30,31,50,70; ID 62 0 7-12 8 8; \
    IE 353 0 7-10 7 8; IL 972 0 8-9 0 5; IM 44 0 10 0 -; IN 91 0 10 8 6,7,8,9; IO 246 - 7 0 -; \
    IQ 964 0 8-10 7 7; IR 98 0 10 8 9; IS 354 - 7-9 0 6,7,8; IT 39 - 6-12 0 3; JE 44 0 10 0 -; \
    JM 1 1 10 7 -; JO 962 0 8-9 7 7; JP 81 0 9-10 8 70,80,90; KE 254 0 7-9 7 7,1; KG 996 0 9 0 -; \
    KH 855 0 8-9 7 -; KI 686 - 5-8 0 -; KM 269 - 7 0 -; KN 1 1 10 7 -; KP 850 0 8-10 0 -; KR 82 0 8-10 8 1; \
    KW 965 - 8 0 5,6,9; KY 1 1 10 7 -; KZ 7 8 10 7 70,77; LA 856 0 8-10 7 20,30; LB 961 0 7-8 0 -; \
    LC 1 1 10 7 -; LI 423 - 7-9 0 -; LK 94 0 9 7 7; LR 231 0 7-9 0 -; LS 266 - 8 0 -; LT 370 0 8 0 6; \
    LU 352 - 4-11 0 6; LV 371 - 8 0 2; LY 218 0 9 0 -; MA 212 0 9 0 6,7; MC 377 - 8-9 0 -; MD 373 0 8 0 -; \
    ME 382 0 8 0 -; MF 590 0 9 0 -; MG 261 0 9 0 -; MH 692 - 7 0 -; MK 389 0 8 0 -; ML 223 - 8 0 -; \
    MM 95 0 6-10 7 9; MN 976 0 8-10 6 8,9; MO 853 - 8 0 6; MP 1 1 10 7 -; MQ 596 0 9 0 -; MR 222 - 8 0 -; \
    MS 1 1 10 7 -; MT 356 - 8 0 -; MU 230 - 7-8 0 -; MV 960 - 7 0 -; MW 265 0 7-9 0 -; MX 52 - 10 0 -; \
    MY 60 0 8-10 8 1; MZ 258 - 8-9 0 -; NA 264 0 8-9 0 -; NC 687 - 6 0 -; NE 227 - 8 0 -; NF 672 - 6 0 -; \
    NG 234 0 10 8 7,8,9; NI 505 - 8 0 -; NL 31 0 9 8 6; NO 47 - 8 0 4,9; NP 977 0 8-10 7 9; NR 674 - 7 0 -; \
    NU 683 - 4-7 0 -; NZ 64 0 8-10 7 2; OM 968 - 8 0 7,9; PA 507 - 7-8 0 -; PE 51 0 8-9 7 9; \
    PF 689 - 6-8 0 -; PG 675 - 7-8 0 -; PH 63 0 8-10 8 9; PK 92 0 9-10 8 3; PL 48 - 9 0 -; \
    PM 508 0 6-9 0 -; PR 1 1 10 7 -; PS 970 0 8-9 0 -; PT 351 - 9 0 9; PW 680 - 7 0 -; PY 595 0 7-9 0 -; \
    QA 974 - 8 0 3,5,6,7; RE 262 0 9 0 -; RO 40 0 9 0 7; RS 381 0 7-12 7 6; RU 7 8 10 7 9; \
    RW 250 0 8-9 0 -; SA 966 0 9 7 5; SB 677 - 5-7 0 -; SC 248 - 7 0 -; SD 249 0 9 0 -; SE 46 0 7-9 8 7; \
    SG 65 - 8 0 8,9; SH 290 - 4-5 0 -; SI 386 0 8 7 -; SJ 47 - 8 0 -; SK 421 0 9 0 9; SL 232 0 8 0 -; \
    SM 378 - 6-10 0 -; SN 221 - 9 0 -; SO 252 0 6-9 0 -; SR 597 - 6-7 0 -; SS 211 0 9 0 -; ST 239 - 7 0 -; \
    SV 503 - 8 0 -; SX 1 1 10 7 -; SY 963 0 8-9 0 -; SZ 268 - 8 0 -; TC 1 1 10 7 -; TD 235 - 8 0 -; \
    TG 228 - 8 0 -; TH 66 0 8-9 0 6,8,9; TJ 992 - 9 0 -; TK 690 - 4-7 0 -; TL 670 - 7-8 0 -; \
    TM 993 8 8 0 -; TN 216 - 8 0 -; TO 676 - 5-7 0 -; TR 90 0 10 7 5; TT 1 1 10 7 -; TV 688 - 5-7 0 -; \
    TW 886 0 8-9 8 9; TZ 255 0 9 0 -; UA 380 0 9 7 -; UG 256 0 9 0 -; US 1 1 10 7 -; UY 598 0 7-8 0 -; \
    UZ 998 - 9 7 9,88,77,33,50,20; VA 39 - 6-12 0 -; VC 1 1 10 7 -; VE 58 0 10 0 -; VG 1 1 10 7 -; \
    VI 1 1 10 7 -; VN 84 0 9-10 8 3,5,7,8,9; VU 678 - 5-7 0 -; WF 681 - 6 0 -; WS 685 - 5-10 0 -; \
    XK 383 0 8-9 0 -; YE 967 0 7-9 0 -; YT 262 0 9 0 -; ZA 27 0 9 0 6,7,8; ZM 260 0 9 0 -; \
    ZW 263 0 5-10 0 -
    """
}
