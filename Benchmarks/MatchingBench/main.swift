import Glibc
import Invented

let usage = """
  matching-bench run --data FOLDER [--threads N] [--model yes] [--errors N] [--gold no]
  matching-bench leads --records N --out FOLDER [--seed S]
  """

do throws(Complaint) {
  let options = try Options(CommandLine.arguments.dropFirst(2))
  switch CommandLine.arguments.dropFirst().first {
  case "run":
    guard let data = options["data"] else { throw Complaint(usage) }
    for folder in data.split(separator: " ").map(String.init) {
      if FileFacts.exists(folder + KnownParameters.file) {
        try KnownParameters.run(folder, options)
      } else {
        try MatchingBench(folder, options).run()
      }
    }
  case "leads": try Leads.run(options)
  default: throw Complaint(usage)
  }
} catch {
  complain(error.text)
  exit(64)
}
