package org.malipo.ln.node;

/** How far paid invoices have been told, in the node's own terms: LND's settle index, Core Lightning's pay index. */
public record Position(long index) {}
