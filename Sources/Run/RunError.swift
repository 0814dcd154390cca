import Base
import Evidence
import Importing
import Mapping
import Model
import Store
import Verification

/// How a command can end without success. Each case has one exit code.
public enum RunError: Error, Sendable {
  /// The migration, a mapping or the owners table has mistakes (exit 5).
  case invalid([Diagnostic])
  /// A source is missing, unreadable, truncated, or changed shape (exit 6).
  case source(ImportError)
  case shape([Diagnostic])
  /// More records are refused than the migration allows (exit 3).
  /// - Parameter plan: that was to be applied; nil: a migration was.
  case quarantined(outcome: RunOutcome, migration: String, plan: String?)
  /// More records are missing from snapshots than the migration allows (exit 3).
  case missing([MissingRecords])
  /// More pairs wait for people than the migration allows (exit 3).
  case undecided(count: Int, allowed: Int, migration: String)
  /// What moved since the plan was made (exit 7).
  case stalePlan([Bilingual])
  case notAPlan(path: String)
  case store(StoreError)
  /// A plan, report or export cannot be written (exit 1).
  case output(path: String, reason: String)
  /// The counter that is not the importer could not do its part (exit 8).
  case uncounted(CountError)
  /// What was asked for is not there, or cannot be done; nothing was written (exit 1).
  case impossible(Diagnostic)
  /// What was typed in is refused as the cell was; nothing was written (exit 3).
  case refused(Diagnostic)
  /// Rows of a file that was to be taken in, each by its line; nothing was written (exit 3).
  case refusedRows([Diagnostic])
  case interrupted
  /// The newest run cannot be taken back, or there is none (exit 64: the command does not fit the store).
  case noRollback(RollbackRefusal)
  /// Two things that must agree do not: a fault of the program (exit 1).
  case inconsistent(Bilingual)

  /// What was read, not where it was to go.
  var isAboutSources: Bool {
    switch self {
    case .source, .shape, .quarantined, .missing, .uncounted: true
    default: false
    }
  }

  public var exitCode: Int32 {
    switch self {
    case .invalid: 5
    case .source, .shape: 6
    case .quarantined, .missing, .undecided: 3
    case .stalePlan: 7
    case .notAPlan: 5
    case .store(.locked): 9
    case .store(.foreign), .store(.newer), .store(.notAFile): 5
    case .store(.damaged), .store(.contradictory): 4
    case .store, .output: 1
    case .uncounted: 8
    case .interrupted: 130
    case .inconsistent, .impossible: 1
    case .refused, .refusedRows: 3
    case .noRollback: 64
    }
  }
}

extension RunError {
  /// Every error of the rooms below becomes one of ours, each with its exit code.
  public static func translating<R>(_ body: () throws -> R) throws(RunError) -> R {
    do {
      return try body()
    } catch let error as RunError {
      throw error
    } catch let error as ImportError {
      throw .source(error)
    } catch StoreError.interrupted {
      throw .interrupted
    } catch let error as StoreError {
      throw .store(error)
    } catch let error as UnnamedFile.Failure {
      throw error.isFull
        ? .store(.full(path: error.path)) : .output(path: error.path, reason: error.reason)
    } catch let error as ShapeError {
      throw .shape(error.diagnostics)
    } catch let error as CountError {
      throw .uncounted(error)
    } catch {
      throw .inconsistent(Bilingual(zh: "内部错误：\(error)", en: "internal error: \(error)"))
    }
  }
}
