;;; test.el --- copydesk.el in a real Emacs, headless -*- lexical-binding: t; -*-

;;; Commentary:

;; run.sh sets the scene: the server's command in TEST_COMMAND, a folder with stories in TEST_DESK.

;;; Code:

(require 'package)
(package-initialize)
(require 'copydesk)
(require 'cl-lib)

(setq copydesk-command (split-string-and-unquote (getenv "TEST_COMMAND"))
      copydesk-settings '(:rules (:repeated-word "error"))
      eglot-sync-connect t
      eglot-autoshutdown t
      eglot-autoreconnect nil
      eglot-confirm-server-initiated-edits nil
      eglot-confirm-server-edits nil
      eglot-send-changes-idle-time 0.05
      flymake-no-changes-timeout 0.05
      make-backup-files nil)

(defvar test-passed 0)
(defvar test-failed 0)

(defun test-wait (get)
  "Wait until GET returns something, and return that."
  (let ((end (+ (float-time) 60)) value)
    (while (and (not (setq value (funcall get))) (< (float-time) end)) (accept-process-output nil 0.02))
    value))

(defmacro test-that (name &rest body)
  "Run BODY, which must return something, as the test NAME."
  (declare (indent 1))
  `(let* ((fault nil)
          (good (condition-case problem (progn ,@body) (error (setq fault problem) nil))))
     (if good (cl-incf test-passed) (cl-incf test-failed))
     (princ (format "%s %s%s\n" (if good "ok" "FAIL") ,name (if fault (format ": %S" fault) "")))))

(defun test-open (name)
  "Open the story NAME and start the server for it."
  (set-buffer (find-file-noselect (expand-file-name name (getenv "TEST_DESK"))))
  (apply #'eglot (eglot--guess-contact))
  (flymake-mode 1)
  (flymake-start))

(defun test-findings (text)
  "Findings that stand at TEXT."
  ;; What flymake does by itself when a user pauses; in batch nobody does.
  (flymake-start)
  (cl-remove-if-not (lambda (finding)
                      (equal text (buffer-substring (flymake-diagnostic-beg finding) (flymake-diagnostic-end finding))))
                    (flymake-diagnostics)))

(defun test-push ()
  "Have what came together with an answer read: this jsonrpc leaves it lying until the next message."
  (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams)))

(defun test-server-process ()
  "The process of the server that was started last, which the tap has written to its log."
  (with-temp-buffer
    (insert-file-contents (getenv "TEST_LOG"))
    (goto-char (point-max))
    (search-backward "\"kind\": \"start\"")
    (search-forward-regexp "\"pid\": \\([0-9]+\\)")
    (string-to-number (match-string 1))))

(defun test-go (text)
  "Put point into the first TEXT."
  (goto-char (point-min))
  (search-forward text)
  (backward-char 2))

(defun test-change (text new)
  "Replace TEXT by NEW, and tell the server."
  (test-go text)
  (goto-char (point-min))
  (search-forward text)
  (replace-match new t t)
  (eglot--signal-textDocument/didChange))

(define-derived-mode test-notes-mode text-mode "Notes")

(test-that "a mode derived from text-mode is left alone, text-mode itself is not"
  (with-temp-buffer
    (setq buffer-file-name (expand-file-name "notes.txt" (getenv "TEST_DESK")))
    (let ((starts (lambda (mode)
                    (funcall mode)
                    (let (started)
                      (cl-letf (((symbol-function 'eglot-ensure) (lambda () (setq started t)))) (copydesk-ensure))
                      started))))
      (prog1 (and (not (funcall starts #'test-notes-mode))
                  (condition-case nil (progn (eglot--guess-contact) nil) (user-error t))
                  (let ((buffer-file-name (expand-file-name "notes.quotes.md"))) (not (funcall starts #'text-mode)))
                  (funcall starts #'text-mode)
                  (eq 'copydesk--contact (cdr (car eglot-server-programs))))
        (set-buffer-modified-p nil)
        (setq buffer-file-name nil)))))

(test-open "ferry.txt")
(test-that "a text buffer is read by the server, as plaintext"
  (and (eglot-current-server)
       (equal "plaintext" (plist-get (eglot--TextDocumentItem) :languageId))))
(test-that "findings appear, at the words that they are about"
  (test-wait (lambda () (test-findings "metting"))))
(test-that "settings hold"
  (test-wait (lambda ()
               (let ((finding (car (test-findings "in in"))))
                 (and finding (eq 'eglot-error (flymake-diagnostic-type finding)))))))
(test-that "a finding goes when the text is mended, and comes back with the mistake"
  (test-change "metting" "meeting")
  (and (test-wait (lambda () (and (test-findings "in in") (not (test-findings "metting")))))
       (progn (test-change "its meeting" "its metting") t)
       (test-wait (lambda () (test-findings "metting")))))
(test-that "hover tells who somebody is"
  (test-go "Sunday,” Brekke")
  (string-match-p "Hanna Brekke"
                  (format "%S" (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams)))))
(test-that "the outline lists speakers with their quotes"
  (let ((outline (format "%S" (eglot-imenu))))
    (and (string-match-p "Hanna Brekke" outline) (string-match-p "forty cars" outline))))
(test-that "a quick fix mends the word, and the finding goes"
  (test-wait (lambda () (test-findings "metting")))
  (test-go "metting")
  (let ((action (cl-find-if (lambda (action) (string-match-p "meeting" (plist-get action :title)))
                            (eglot-code-actions (point) (point)))))
    ;; Later ones ask for the edit only when the action is taken.
    (if (fboundp 'eglot-execute)
        (eglot-execute (eglot-current-server) action)
      (eglot--apply-workspace-edit (plist-get action :edit))))
  (eglot--signal-textDocument/didChange)
  (and (save-excursion (goto-char (point-min)) (search-forward "its meeting on" nil t))
       (test-wait (lambda () (and (test-findings "in in") (not (test-findings "meeting")))))))
(test-that "a word is added to the workspace's dictionary, and its finding goes"
  (test-wait (lambda () (test-findings "blorptish")))
  (test-go "blorptish")
  (let* ((action (cl-find-if (lambda (action) (string-match-p ":dictionary \"workspace\"" (format "%S" action)))
                             (eglot-code-actions (point) (point))))
         (command (plist-get action :command)))
    (eglot-execute-command (eglot-current-server) (intern (plist-get command :command)) (plist-get command :arguments)))
  (test-push)
  (test-wait (lambda () (and (test-findings "in in") (not (test-findings "blorptish"))))))
(test-that "definition leads from a short name to the full one"
  (test-go "Sunday,” Brekke")
  (xref-find-definitions (xref-backend-identifier-at-point 'eglot))
  (looking-at-p "Hanna Brekke"))
(test-that "the speakers' buffer lists who is quoted, and a line leads to its quote"
  (let ((story (current-buffer)))
    (copydesk-speakers)
    (with-current-buffer "*copydesk speakers*"
      (goto-char (point-min))
      (and (looking-at-p "Hanna Brekke, .*operations chief\n +3  “We left forty cars")
           (search-forward "We left")
           (progn (push-button (point)) t)
           (with-current-buffer story (looking-at-p "“We left forty cars"))))))
(test-that "the quote sheet tells who said what"
  (copydesk-quote-sheet)
  (with-current-buffer "*copydesk quotes*" (string-match-p "## Hanna Brekke" (buffer-string))))
(test-that "a change of settings is heard at once"
  (setq-default eglot-workspace-configuration '((:copydesk . (:rules (:repeated-word "off")))))
  (eglot-signal-didChangeConfiguration (eglot-current-server))
  (prog1 (test-wait (lambda () (test-push) (not (test-findings "in in"))))
    (setq-default eglot-workspace-configuration nil)
    (eglot-signal-didChangeConfiguration (eglot-current-server))
    (test-wait (lambda () (test-push) (test-findings "in in")))))
(test-that "a buffer without a file is left alone, which eglot cannot tell a server of"
  (with-temp-buffer
    (text-mode)
    (copydesk-ensure)
    (and (not (eglot-managed-p)) (not (assq #'copydesk--contact eglot-server-programs)))))
(test-that "a missing server is told, with what to do"
  (let ((copydesk-command '("/nowhere/copydesk" "lsp")) said)
    (cl-letf (((symbol-function 'message) (lambda (format &rest rest) (setq said (apply #'format format rest)))))
      (copydesk-ensure))
    (and (string-match-p "“/nowhere/copydesk” was not found\\.  Install copydesk, or say in" said)
         (condition-case problem (progn (eglot--guess-contact) nil)
           (user-error (string-match-p "was not found" (cadr problem)))))))
(if (or (fboundp 'eglot-inlay-hints-mode) (>= emacs-major-version 29))
    (test-that "hints name the speaker where the copy does not"
      (eglot-inlay-hints-mode 1)
      ;; What drawing a window does; in batch none is drawn.
      (set-window-buffer (selected-window) (current-buffer))
      (eglot--update-hints-1 (point-min) (point-max))
      (test-wait (lambda () (cl-find-if (lambda (overlay) (overlay-get overlay 'eglot--inlay-hint)) (overlays-in (point-min) (point-max))))))
  (princ "-- this eglot knows no inlay hints\n"))
(unless (fboundp 'eglot-semantic-tokens-mode) (princ "-- this eglot knows no semantic tokens\n"))
(test-that "two folders have a server each, with their own settings"
  (let ((here (current-buffer)) (server (eglot-current-server)))
    (test-open "../sport/final.txt")
    (prog1 (and (not (eq server (eglot-current-server)))
                (test-wait (lambda () (test-findings "was was")))
                (not (test-findings "metting"))
                (with-current-buffer here (test-wait (lambda () (test-findings "in in")))))
      (ignore-errors (eglot-shutdown (eglot-current-server)))
      (kill-buffer)
      (set-buffer here))))
(test-that "a story of a megabyte can be typed into"
  (let ((here (current-buffer)))
    (with-temp-file (expand-file-name "long.txt" (getenv "TEST_DESK"))
      (dotimes (_ 8000)
        (insert "“We left forty cars on the quay on Sunday,” Hanna Brekke said. She asked the harbour board for a third boat on Monday.\n\n")))
    (test-open "long.txt")
    (prog1 (and (> (buffer-size) 900000)
                (progn (goto-char (/ (point-max) 2)) (search-forward "third boat") t)
                (progn (seq-doseq (character " at their metting") (insert character) (eglot--signal-textDocument/didChange)) t)
                (test-wait (lambda () (test-findings "metting"))))
      (set-buffer-modified-p nil)
      (kill-buffer)
      (set-buffer here))))
(test-that "the server can be started again after a crash"
  (let ((server (eglot-current-server)) (process (test-server-process)))
    (signal-process process 'SIGKILL)
    ;; In batch Emacs 30 does not always hear of the end.
    (test-wait (lambda ()
                 (ignore-errors (accept-process-output nil 0.1))
                 (not (and (process-live-p (jsonrpc--process server)) (memq process (list-system-processes))))))
    (ignore-errors (eglot-reconnect server))
    (unless (and (eglot-current-server) (jsonrpc-running-p (eglot-current-server))) (apply #'eglot (eglot--guess-contact)))
    (and (not (eq server (eglot-current-server)))
         (test-wait (lambda () (test-findings "in in"))))))

(set-buffer-modified-p nil)
(ignore-errors (eglot-shutdown (eglot-current-server)))
(princ (format "%d passed, %d failed\n" test-passed test-failed))
(kill-emacs (if (and (zerop test-failed) (> test-passed 0)) 0 1))
