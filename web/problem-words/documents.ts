import type { ProblemWords } from './words.ts'
import { msg } from '../ui/text.ts'

/** Refusals of signed documents, of attachments and of the journal. */
export const documentProblems: Readonly<Record<string, ProblemWords>> = {
  'document.forged': {
    title: msg('Signature not valid'),
    meaning: msg('This code was not signed by the platform, or something in it was changed.'),
    cure: msg('Stop the truck, and send the driver to the customs office.'),
  },
  'document.expired': {
    title: msg('Code no longer valid'),
    meaning: msg('The document was signed by the platform, but its time is over.'),
    cure: msg('Open the gate pass anew: its page shows what counts now.'),
  },
  'attachment.unknown': {
    title: msg('No such attachment'),
    meaning: msg('There is no such attachment, or it is not yours to see.'),
    cure: msg('Open it from the case that it belongs to.'),
  },
  'attachment.already-added': {
    title: msg('Attachment already added'),
    meaning: msg('Another file was attached under this number.'),
    cure: msg('Attach the file again: it gets a number of its own.'),
  },
  'attachment.empty': {
    title: msg('File empty'),
    meaning: msg('The file holds nothing.'),
    cure: msg('Check the file, and attach it again.'),
  },
  'attachment.media-type-not-taken': {
    title: msg('Kind of file not taken'),
    meaning: msg('Attachments are PDF, PNG, JPEG, XLSX, DOCX, XML, CSV or plain text.'),
    cure: msg('Save the document as PDF, and attach that.'),
  },
  'attachment.media-type-differs': {
    title: msg('File is not what it says'),
    meaning: msg('The contents of the file are of another kind than its name says.'),
    cure: msg('Save it anew in the program that it comes from.'),
  },
  'attachment.enterprise-unknown': {
    title: msg('No such enterprise'),
    meaning: msg('The file is to be attached for an enterprise that does not exist.'),
    cure: msg('Attach it from the case.'),
  },
  'journal.entry-unknown': {
    title: msg('No such entry'),
    meaning: msg('The journal holds no entry with this number.'),
    cure: msg('Check the number.'),
  },
  'journal.size-not-reached': {
    title: msg('Journal not that long yet'),
    meaning: msg('The journal has fewer entries than the proof asks for.'),
    cure: msg('Ask for a proof of the present size.'),
  },
}
