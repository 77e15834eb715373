package org.malipo.administration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.administration.LogFiles.LogFile;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What the server wrote down about itself, from the end. */
@Controller
class LogPages {
    private static final int PAGE = 5;
    private static final String LIST = "/server/logs";

    private final LogFiles files;

    LogPages(LogFiles files) {
        this.files = files;
    }

    @GetMapping(LIST)
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String list(@RequestParam(defaultValue = "0") int offset, Model model) throws IOException {
        var all = files.list();
        int from = Math.clamp(offset, 0, all.size());
        int to = Math.min(from + PAGE, all.size());
        model.addAttribute(
                "view",
                new LogListView(
                        files.isOn(),
                        rows(all.subList(from, to)),
                        from == 0 ? null : LIST + "?offset=" + Math.max(0, from - PAGE),
                        to == all.size() ? null : LIST + "?offset=" + to));
        return "administration/logs";
    }

    /** @param before offset in the file at which the lines end; the file's end if there is none */
    @GetMapping(LIST + "/{file}")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String show(@PathVariable String file, @RequestParam(required = false) @Nullable Long before, Model model)
            throws IOException {
        var log = get(file);
        var lines = files.read(log, before == null ? log.size() : before);
        var url = address(log);
        model.addAttribute(
                "view",
                new LogView(
                        log.name(),
                        lines.text(),
                        lines.begin() == 0 ? null : url + "?before=" + lines.begin(),
                        before == null ? null : url,
                        url + "?download=true"));
        return "administration/log";
    }

    /** Without a length: the file may grow meanwhile. */
    @GetMapping(path = LIST + "/{file}", params = "download=true")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    ResponseEntity<InputStreamResource> download(@PathVariable String file) throws IOException {
        var log = get(file);
        var disposition = ContentDisposition.attachment().filename(log.name()).build();
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(new InputStreamResource(files.open(log)));
    }

    private LogFile get(String name) throws IOException {
        return files.find(name)
                .orElseThrow(() -> new ProblemException(Problem.notFound("log-not-found", "The log was not found")));
    }

    private static List<LogListView.Row> rows(List<LogFile> logs) {
        return logs.stream()
                .map(log ->
                        new LogListView.Row(log.name(), address(log), Math.ceilDiv(log.size(), 1024), log.changedAt()))
                .toList();
    }

    private static String address(LogFile log) {
        return UriComponentsBuilder.fromPath(LIST)
                .pathSegment(log.name())
                .encode()
                .toUriString();
    }
}
