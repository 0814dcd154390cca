/// The table of faults, in the order of the matrix.
public enum AllFaults {
  public static let all: [Fault] =
    EvidenceFaults.all + ValueFaults.all + GoldenFaults.all + MergeFaults.all + LedgerFaults.all
    + SourceFaults.all + FileFaults.all + CodeFaults.all
}
