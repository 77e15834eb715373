package org.malipo.files.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.files.FileUploads;
import org.malipo.files.StoredFile;
import org.malipo.files.StoredFiles;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.Once;
import org.malipo.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** All files of the server, for its administrator. */
@Controller
class FilePages {
    private static final int A_PAGE = 50;

    private final StoredFiles files;
    private final FileUploads uploads;

    FilePages(StoredFiles files, FileUploads uploads) {
        this.files = files;
        this.uploads = uploads;
    }

    @GetMapping("/server/files")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String list(
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "false") boolean stored,
            Model model) {
        return show(model, after, "", stored);
    }

    @PostMapping("/server/files")
    @Once
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String store(
            @RequestParam(required = false) @Nullable MultipartFile file, HttpServletResponse response, Model model) {
        if (file == null || file.isEmpty()) {
            return wrong(response, model, "files.wrong.empty");
        }
        try {
            uploads.store(file, Caller.current().user());
            return "redirect:/server/files?stored=true";
        } catch (InvalidFields e) {
            return wrong(response, model, "files.wrong." + e.errors().getFirst().path());
        } catch (ProblemException e) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            return show(model, "", "files.wrong.away", false);
        }
    }

    private String wrong(HttpServletResponse response, Model model, String key) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(model, "", key, false);
    }

    private String show(Model model, String after, String error, boolean stored) {
        var found = after.isEmpty() ? files.newest(A_PAGE + 1) : files.olderThan(after, A_PAGE + 1);
        var shown = found.stream().limit(A_PAGE).toList();
        model.addAttribute("view", new FileListView(shown, error, stored, after.isEmpty(), more(found, shown)));
        return "files/list";
    }

    private static @Nullable String more(List<StoredFile> found, List<StoredFile> shown) {
        return found.size() > shown.size()
                ? "/server/files?after=" + shown.getLast().id()
                : null;
    }

    @GetMapping("/server/files/{fileId}/delete")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String askBeforeDeletion(@PathVariable String fileId, Model model) {
        model.addAttribute("file", files.get(fileId));
        return "files/delete";
    }

    @PostMapping("/server/files/{fileId}/delete")
    @Once
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String delete(@PathVariable String fileId) {
        files.delete(fileId);
        return "redirect:/server/files";
    }
}
