import Model

/// Every word that an output says, in both languages. The raw value is the key under which the page's
/// script finds it; `{0}`, `{1}` stand for what `Bilingual.with` puts there.
enum Word: String, CaseIterable {
  case plan, run, planTitle, runTitle, writtenNothing, landedWhole
  case verdictBalanced, verdictQuarantine, verdictImbalance, verdictUndeclared, verdictNothing
  case read, added, updated, unchanged, merged, quarantined, filtered, held, superseded, vanished, cleared
  case toAdd, toUpdate, toMerge, toQuarantine, toVanish, toClear
  case totals, balance, balanceRecords, balanceCells, recordsRule, cellsRule, holds, violated
  case source, file, files, counted, declared, sum, filled, mapped, kept, ignored, snapshot, trust
  case charts, chartSources, chartEntities, chartQuarantine, chartFields
  case entity, before, after, removed, field, value, record, records, count, column
  case changes, merges, possible, quarantine, vanishedList, damage, notMapped, lossy, generics, phases
  case changesLead, mergesLead, possibleLead, quarantineLead, vanishedLead, damageLead, notMappedLead
  case lossyLead, genericsLead, filesLead, none
  case cause, code, remedy, reason, against, result, id, left, right, fate, cells, becomes, kind, phase
  case seconds, bytes, format, encoding, object, digest, key, line, share, won, side, message
  case newValue, clearedValue, changedValue, wholeRecord, blank
  case search, all, previous, next, page, shown, matching, restInFile, restInNoFile, noMatch
  case printedFirst, clearFilter
  case language, theme, mask, print, contents, skip, sameValue, open
  case store, started, took, tool, digestBefore, digestAfter, personal, noScript
  case matched, matchedLead, joinsChart, sizesChart, largest, scoresChart, asked, joined, loadsTable
  case loadsLead, askFrom, joinFrom, thresholds, partialScores, weights, probability, scored
  case judgements, judgementsLead, reviewLoad, reviewHint, splits, splitsLead, splitsRest
  case severalLeads, severalLeadsLead, severalLeadsLine, customer, owner
  case reviewQuestion, undecidedBy, recordsBehind, prior, decision, note, score
  case planLine, runLine, noChanges, more, rate, remaining, status, time
  case verification, verifiedHolds, verifiedViolated, verifiedNotCheckable, verifiedAlso, verifiedSeen
  case verifiedNoValues, shows, allHold, countViolated, countNotCheckable, violations, unchecked, balanceRuns
  case notLookedAt, blindSpots, shownToWork, findings, findingsLead, findingsRest, decides, place, expected
  case found, trail, checks, checksLead, check, hold, coverage, coverageLead, compared, how, verdicts
  case verdictsLead, equal, byRule, different, blankCells, rules, loses, controlTotals, controlTotalsLead
  case inFiles, landed, golden, toLanded, toGolden, unexplained, overAll, measure, group, sensitivity
  case sensitivityLead, sensitivitySum, sensitivityThis, sensitivityOther, sensitivityNone, faults, tried
  case caught, namedBy, forensic, forensicLead, contentsOf, replay, masked
  case maskedNote, storeDigest, verdictWord, manifest
  case faultEvidence = "fault.evidence"
  case faultValue = "fault.value"
  case faultGolden = "fault.golden"
  case faultMerge = "fault.merge"
  case faultLedger = "fault.ledger"
  case faultCell = "fault.cell"
  case faultSource = "fault.source"
  case faultFile = "fault.file"
  case faultCode = "fault.code"
  case reasonMobile = "reason.mobile"
  case reasonPhone = "reason.phone"
  case reasonEmail = "reason.email"
  case reasonWechat = "reason.wechat"
  case reasonCredit = "reason.credit-code"
  case reasonCompany = "reason.company"
  case reasonCompanyPerson = "reason.company-person"
  case reasonKey = "reason.key"
  case reasonReference = "reason.reference"
  case reasonNames = "reason.names-differ"
  case reasonCompanies = "reason.companies-differ"
  case reasonCredits = "reason.credit-codes-differ"
  case reasonGeneric = "reason.generic"
  case reasonPlaceholder = "reason.placeholder"
  case reasonFollows = "reason.follows-contact"
  case reasonCreditsAmbiguous = "reason.credit-codes-ambiguous"
  case reasonNamesAmbiguous = "reason.names-ambiguous"
  case reasonContacts = "reason.contacts-differ"
  case reasonShortName = "reason.short-name"
  case reasonJudged = "reason.judged"
  case reasonJudgedApart = "reason.judged-apart"
  case reasonScore = "reason.score"
  case reasonScoreUnsure = "reason.score-unsure"
  case reasonOnlyAsked = "reason.only-asked"
  case reasonClusterTooLarge = "reason.cluster-too-large"
  case reasonWeakBridge = "reason.weak-bridge"
  case reasonClusterTooLoose = "reason.cluster-too-loose"
  case reasonPlainlyTwo = "reason.plainly-two"
  case reasonSeveralLeads = "reason.several-leads"
  case reasonLeadsDiffer = "reason.leads-differ"
  case phasePrepare = "phase.prepare"
  case phaseLoad = "phase.load"
  case phaseRead = "phase.read"
  case phaseReferences = "phase.references"
  case phaseVanished = "phase.vanished"
  case phaseMatch = "phase.match"
  case phaseGolden = "phase.golden"
  case phaseCrosswalk = "phase.crosswalk"
  case phaseLedger = "phase.ledger"
  case phaseIndex = "phase.index"
  case phaseCommit = "phase.commit"

  func text(_ language: Language) -> String { text.text(language) }

  /// What people read for a code of a merge, of a possible one or of a generic value; the code itself
  /// when it is not in this table.
  static func reason(_ code: String) -> Bilingual {
    Word(rawValue: "reason.\(code)")?.text ?? Bilingual(zh: code, en: code)
  }

  /// What people read for a kind of faults made on purpose; its code when it is not in this table.
  static func fault(_ code: String) -> Bilingual {
    Word(rawValue: "fault.\(code)")?.text ?? Bilingual(zh: code, en: code)
  }

  /// What people read for a phase of a run; its name when it is not in this table.
  static func phase(_ name: String) -> Bilingual {
    Word(rawValue: "phase.\(name)")?.text ?? Bilingual(zh: name, en: name)
  }
}

extension Bilingual {
  /// Puts `values[0]` for `{0}` and so on, in both languages.
  func with(_ values: String...) -> Bilingual {
    var filled = self
    for (index, value) in values.enumerated() {
      filled.zh = filled.zh.replacing("{\(index)}", with: value)
      filled.en = filled.en.replacing("{\(index)}", with: value)
    }
    return filled
  }
}
