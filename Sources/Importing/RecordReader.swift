import Base

/// Opens files of one format.
public protocol Importer: Sendable {
  var format: SourceFormat { get }

  /// - Throws: when the file is missing, unreadable, not text, or not of this format at its start.
  func open(_ text: TextStream, _ options: ReadOptions) throws(ImportError) -> any RecordReader
}

/// One open file, pulled batch by batch on one thread, in constant memory.
public protocol RecordReader: AnyObject {
  /// Fills the batch (emptied first) until it is full or the file ends, and sets its layout.
  /// - Returns: false when there was nothing left; the file was then read to its last byte.
  func read(into batch: RecordBatch) throws(ImportError) -> Bool

  var layout: Layout { get }

  /// Bytes of the file, as it lies on disk, that were read so far.
  var position: Int { get }

  /// Complete once `read` answered false.
  var facts: FileFacts { get }
}
