package org.malipo.invoices.web;

import org.malipo.invoices.InvoiceNote;

/**
 * The staff's note as its form shows it.
 *
 * @param text what is stored, or what was typed and refused
 * @param version of the note that the form was made from
 * @param error key of what is wrong, or empty
 * @param stored what somebody else has written meanwhile, or empty
 */
public record NoteView(String text, int version, String error, String stored) {
    static NoteView of(InvoiceNote note) {
        return new NoteView(note.text(), note.version(), "", "");
    }

    static NoteView tooLong(String typed, int version) {
        return new NoteView(typed, version, "invoices.note.long", "");
    }

    /** What was typed stays, and is written over the other's if it is sent again. */
    static NoteView changedMeanwhile(String typed, InvoiceNote note) {
        return new NoteView(typed, note.version(), "invoices.note.changed", note.text());
    }
}
