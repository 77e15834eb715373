package org.malipo.problem;

record SimpleProblem(Kind kind, String code, String message) implements Problem {}
